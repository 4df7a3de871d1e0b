import { createAuth } from '../../src/accounts/index.ts'
import type { ApiLimits } from '../../src/http/api/api-rates.ts'
import { createApp } from '../../src/http/app.ts'
import { listen } from '../../src/http/listen.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { openProxies } from '../../src/kernel/proxies.ts'
import { testRecord, type TestRecord, type TestRecordOptions } from '../support/record.ts'
import { temporaryLog } from '../support/temporary-log.ts'

export interface ListeningApp {
  readonly record: TestRecord
  readonly origin: string
  readonly port: number
  /** Every route that is mounted, middleware too (method `ALL`). */
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  close(): Promise<void>
}

export interface ListeningOptions extends TestRecordOptions {
  readonly apiLimits?: ApiLimits
  /** Proxies that are believed in X-Forwarded-For; nobody otherwise. */
  readonly trusted?: readonly string[]
  /** Of another instance over the same record; a record of its own otherwise. */
  readonly beside?: TestRecord
}

/** The web application over a record behind a real socket of this machine. */
export async function listeningApp(options: ListeningOptions): Promise<ListeningApp> {
  const record = options.beside ?? (await testRecord(options))
  const { publicUrl } = record.reader.settings
  const auth = createAuth({ db: record.db, publicUrl, secret: '0123456789abcdef0123456789abcdef' })
  const publicLog = temporaryLog(record.db, publicUrl)
  const log = createLogger('silent')
  const { apiLimits } = options
  const proxies = openProxies({ trusted: options.trusted ?? [], header: 'x-forwarded-for' })
  const app = createApp({ ctx: record.reader, auth, log, pool: record.connection.pool, publicLog, apiLimits, proxies })
  const server = await listen(app, 0, '127.0.0.1', { proxies })
  return {
    record,
    origin: server.origin,
    routes: app.routes,
    port: Number(new URL(server.origin).port),
    async close() {
      await server.close()
      publicLog.close()
      if (options.beside === undefined) await record.close()
    },
  }
}
