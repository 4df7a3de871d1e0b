import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { activities } from './activities.ts'
import { digest } from './digest.ts'
import { dependencySize } from './dependency-size.ts'
import { benchmarksPage } from './benchmarks-page.ts'
import { dump } from './dump.ts'
import { feeds } from './feeds.ts'
import type { Figures } from './figures.ts'
import { importActivities } from './import.ts'
import { load } from './load.ts'
import { logAppends } from './log-appends.ts'
import { logVerify } from './log-verify.ts'
import { matching } from './matching.ts'
import { pageWeights } from './page-weights.ts'
import { pages } from './pages.ts'
import { publishing } from './publishing.ts'
import { queryPlans } from './query-plans.ts'
import { report } from './report.ts'
import { ratios } from './ratios.ts'
import { requests } from './requests.ts'
import { soak } from './soak.ts'
import { sourceSize } from './source-size.ts'
import { startUp } from './start-up.ts'

const MEASURES: Readonly<Record<string, (values: readonly string[]) => Figures | Promise<Figures>>> = {
  'source-size': sourceSize,
  'dependency-size': dependencySize,
  'start-up': startUp,
  requests,
  pages,
  'page-weights': pageWeights,
  feeds,
  publishing,
  matching,
  plans: queryPlans,
  import: importActivities,
  activities,
  dump,
  'log-appends': logAppends,
  'log-verify': logVerify,
  report,
  digest,
  load,
  soak,
}

const BENCHMARKS = join(import.meta.dirname, '../../docs/benchmarks.md')

/** Takes half an hour: only when it is asked for. */
const LONG = new Set(['soak'])

/** Names of measures; some take values: `log-verify=100000,1000000`. `--write` stores the table of ratios. */
const [write, named] = [process.argv.includes('--write'), process.argv.slice(2).filter((argument) => argument !== '--write')]
const asked = new Map(
  named.map((argument) => {
    const [name = '', values = ''] = argument.split('=')
    return [name, values.split(',').filter(Boolean)] as const
  }),
)
const unknown = [...asked.keys()].filter((name) => !(name in MEASURES))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There is: ${Object.keys(MEASURES).join(', ')}.`)
  process.exitCode = 1
} else {
  const measured = new Map<string, Figures>()
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (asked.size > 0 ? !asked.has(name) : LONG.has(name)) continue
    console.log(`\n${name}`)
    const figures = await measure(asked.get(name) ?? [])
    measured.set(name, figures)
    console.table(figures)
  }
  const found = ratios(measured)
  if (found.length > 0) {
    console.log('\nRatios against the yardsticks of the same run')
    console.table(found)
  }
  if (write) writeFileSync(BENCHMARKS, benchmarksPage(found))
}
