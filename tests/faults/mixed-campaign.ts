import { findPostgres } from '../support/find-postgres.ts'
import { throwAwayPostgres } from '../bench/throw-away-postgres.ts'
import type { Role } from './mixed-fleet.ts'
import { runMixed, type MixedResult } from './run-mixed.ts'

/**
 * `npm run faults:mixed [-- rounds seed legs]`: kills web and worker processes at random moments while people write, publish, import and are
 * written to; so many rounds on one process with the embedded database, and as many on three processes over one throw-away Postgres, half
 * of them with two for the web, half with two workers, beside each other; `legs`, `embedded` or `Postgres`, runs these only. Prints what was lost, doubled and corrupt; leaves with 1 when anything was.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)
const [rounds, seed] = [Number(process.argv[2] ?? 220), Number(process.argv[3] ?? 1)]
const only = process.argv[4] ?? ''
const LEGS: readonly { readonly name: string; readonly roles: readonly Role[]; readonly share: number }[] = [
  { name: 'embedded, one process', roles: ['all'], share: 1 },
  { name: 'Postgres, web + web + worker', roles: ['web', 'web', 'worker'], share: 0.5 },
  { name: 'Postgres, web + worker + worker', roles: ['web', 'worker', 'worker'], share: 0.5 },
]
const found = await findPostgres()
const postgres = await throwAwayPostgres()
say(
  `${rounds} rounds, seed ${seed}; ${found.found && postgres ? `Postgres ${postgres.version}` : 'no Postgres binaries: its legs are not run'}`,
)
const results: { readonly name: string; readonly result: MixedResult }[] = []
try {
  const chosen = LEGS.filter((leg) => leg.name.startsWith(only) && (postgres !== null || leg.roles.includes('all')))
  // The one process leaves a core to the others; those over Postgres follow each other.
  const chains = [chosen.filter(({ roles }) => roles.includes('all')), chosen.filter(({ roles }) => !roles.includes('all'))]
  await Promise.all(chains.map(runLegs))
} finally {
  await postgres?.stop()
}
say('')
const head = [
  'leg',
  'rounds',
  'kills',
  'acknowledged',
  'editions',
  'mails',
  'repeats',
  'lost',
  'doubled',
  'corrupt',
  'slowest start',
  'time',
]
const rows = results.map(({ name, result: one }) => [
  name,
  one.rounds,
  [...one.kills].map(([role, count]) => `${count} ${role}`).join(', '),
  one.acknowledged,
  one.editions,
  one.mails,
  one.repeats,
  one.findings.lost.length,
  one.findings.doubled.length,
  one.findings.corrupt.length,
  `${(one.slowestStartMs / 1_000).toFixed(1)} s`,
  `${one.seconds} s`,
])
for (const row of [head, head.map(() => '---'), ...rows]) say(`| ${row.join(' | ')} |`)
for (const { name, result } of results) {
  for (const [kind, list] of Object.entries(result.findings) as [string, readonly string[]][])
    for (const one of list) say(`${kind.toUpperCase()} (${name}) ${one}`)
}
process.exitCode = results.some(({ result }) => Object.values(result.findings).some((list: readonly string[]) => list.length > 0)) ? 1 : 0

async function runLegs(legs: typeof LEGS): Promise<void> {
  for (const { name, roles, share } of legs) {
    const place = LEGS.findIndex((leg) => leg.name === name)
    const databaseUrl = roles.includes('all') || postgres === null ? undefined : await postgres.create(`mixed_faults_${place}`)
    const tell = (line: string) => say(`${name}: ${line}`)
    results.push({
      name,
      result: await runMixed({ databaseUrl, roles, rounds: Math.ceil(rounds * share), seed: seed * 10 + place, say: tell }),
    })
  }
}
