import { activities } from './activities.ts'
import { digest } from './digest.ts'
import { dependencySize } from './dependency-size.ts'
import { dump } from './dump.ts'
import { feeds } from './feeds.ts'
import type { Figures } from './figures.ts'
import { importActivities } from './import.ts'
import { logAppends } from './log-appends.ts'
import { logVerify } from './log-verify.ts'
import { matching } from './matching.ts'
import { pageWeights } from './page-weights.ts'
import { pages } from './pages.ts'
import { publishing } from './publishing.ts'
import { queryPlans } from './query-plans.ts'
import { report } from './report.ts'
import { requests } from './requests.ts'
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
}

/** Names of measures; some take values: `log-verify=100000,1000000`. */
const asked = new Map(
  process.argv.slice(2).map((argument) => {
    const [name = '', values = ''] = argument.split('=')
    return [name, values.split(',').filter(Boolean)] as const
  }),
)
const unknown = [...asked.keys()].filter((name) => !(name in MEASURES))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There is: ${Object.keys(MEASURES).join(', ')}.`)
  process.exitCode = 1
} else {
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (asked.size > 0 && !asked.has(name)) continue
    console.log(`\n${name}`)
    console.table(await measure(asked.get(name) ?? []))
  }
}
