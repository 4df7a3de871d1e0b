import { connect } from '../../db/connect.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { throwAwayPostgres } from '../bench/throw-away-postgres.ts'
import { runCampaign } from './campaign.ts'
import { killPoints } from './kill-points.ts'
import { prepareRecord } from './prepare-record.ts'

/**
 * `npm run faults [-- kills]`: kills workers in the middle of issuing editions, on one and on three instances over one throw-away
 * Postgres, and leaves with 1 when a period is left without its one edition, or too few could be killed.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)
const kills = Number(process.argv[2] ?? 120)
const START = Date.parse('2026-10-20T15:00:00Z')
const postgres = await throwAwayPostgres()
if (postgres === null) {
  say('No Postgres binaries on this machine: not run.')
  process.exit(0)
}
say(`Postgres ${postgres.version}`)
let wrong = 0
for (const instances of [1, 3]) {
  const databaseUrl = await postgres.create(`faults_${instances}`)
  const connection = await connect({ databaseUrl, dataDirectory: '', poolSize: 3 })
  await prepareDatabase(connection, undefined)
  const editor = await prepareRecord(connection, new Date(START).toISOString(), true)
  const started = performance.now()
  const { killed, faults } = await runCampaign({
    connection,
    databaseUrl,
    instances,
    kills: killPoints(kills * 3),
    wanted: kills,
    clock: (round) => clockOf(round, instances),
    editor,
    onRound: (round, ends) => say(`${instances} × round ${round}, ${clockOf(round, instances).slice(0, 10)}: ${ends.join(' | ')}`),
  })
  const editions = await connection.db.selectFrom('editions').select('slug').execute()
  const total = [...killed.values()].reduce((sum, count) => sum + count, 0)
  say(
    `\n${instances} ${instances === 1 ? 'instance' : 'instances'}: ${total} kills, ${editions.length} editions, ${faults.length} faults, ${Math.round((performance.now() - started) / 1000)} s`,
  )
  for (const [what, count] of [...killed].toSorted(([a], [b]) => (a < b ? -1 : 1))) say(`  ${count} × ${what}`)
  for (const fault of faults) say(`FAULT ${fault}`)
  wrong += faults.length
  await connection.close()
}
await postgres.stop()
process.exitCode = wrong > 0 ? 1 : 0

/** A round every six days for each instance; every ninth looks back five weeks, every eleventh ahead two months. */
function clockOf(round: number, instances: number): string {
  const day = 86_400_000
  const jump = round % 9 === 8 ? -35 * day : round % 11 === 10 ? 61 * day : 0
  return new Date(START + round * instances * 6 * day + jump).toISOString()
}
