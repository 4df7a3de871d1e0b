import { connect } from '../../db/connect.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { throwAwayPostgres } from '../bench/throw-away-postgres.ts'
import { digestKills } from './digest-steps.ts'
import { runDigestCampaign } from './run-digest-campaign.ts'

/**
 * `npm run faults:digest [-- kills subscribers]`: kills workers in the middle of weekly digests, one and three at a time over one
 * throw-away Postgres, and leaves with 1 when a mailbox does not show exactly one mail a run, or too few could be killed.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)
const [kills, subscribers] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1_000)]
const postgres = await throwAwayPostgres()
if (postgres === null) {
  say('No Postgres binaries on this machine: not run.')
  process.exit(0)
}
say(`Postgres ${postgres.version}, ${subscribers} subscribers`)
let wrong = 0
for (const instances of [1, 3]) {
  const databaseUrl = await postgres.create(`digest_faults_${instances}`)
  const connection = await connect({ databaseUrl, dataDirectory: '', poolSize: 3 })
  await prepareDatabase(connection, undefined)
  const started = performance.now()
  const { killed, faults, runs, taken, repeats } = await runDigestCampaign({
    connection,
    databaseUrl,
    subscribers,
    instances,
    kills: digestKills(kills * 3),
    wanted: kills,
    onRound: (round, ends, soFar) => say(`${instances} × round ${round}, ${soFar} taken: ${ends.join(' | ')}`),
  })
  const total = [...killed.values()].reduce((sum, count) => sum + count, 0)
  say(
    `\n${instances} at a time: ${total} kills, ${runs} runs, ${taken} mails taken by the server, ${repeats} of them repeats of a Message-ID, ${faults.length} faults, ${Math.round((performance.now() - started) / 1000)} s`,
  )
  for (const [what, count] of [...killed].toSorted(([a], [b]) => (a < b ? -1 : 1))) say(`  ${count} × ${what}`)
  for (const fault of faults) say(`FAULT ${fault}`)
  wrong += faults.length
  await connection.close()
}
await postgres.stop()
process.exitCode = wrong > 0 ? 1 : 0
