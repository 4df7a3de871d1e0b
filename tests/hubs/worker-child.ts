import { connect } from '../../db/connect.ts'
import { pingHubs } from '../../src/hubs/index.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { contextOf } from '../faults/context-of.ts'

/** A worker that pings one hub with a clock that starts at an instant, and ends when nothing is due. */
const [databaseUrl = '', hub = '', instant = ''] = process.argv.slice(2)
const connection = await connect({ databaseUrl, dataDirectory: '', poolSize: 3, onIdleError: () => undefined })
const boss = createBoss(connection.pool, 'postgres', false)
const bare = contextOf(connection.db, instant, await startQueue(boss))
await pingHubs({ ...bare, settings: { ...bare.settings, hubs: [hub] } })
await boss.stop({ graceful: false, close: false })
await connection.close()
process.exit(0)
