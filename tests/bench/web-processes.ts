import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { npmStart, type Started } from '../support/npm-start.ts'

/** No limit of requests is what these figures are about. */
const UNLIMITED = { API_READS_PER_MINUTE: '10000000', API_WRITES_PER_MINUTE: '10000000' }
/** Milliseconds: after its start a process has work to do. */
const SETTLED = 12_000

export interface WebProcesses {
  readonly origins: readonly string[]
  /** Where the worker tells its metrics. */
  readonly worker: string
  /** What the web processes have written so far. */
  output(): string
  stop(): Promise<void>
}

/** So many `web` processes and one `worker` on one Postgres, in single-person mode, the catalogue loaded and settled. */
export async function webProcesses(databaseUrl: string, many: number): Promise<WebProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-load-'))
  const started: Started[] = []
  const stop = async () => {
    await Promise.all(started.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
  const shared = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    SESSION_SECRET: '0123456789abcdef0123456789abcdef',
    VAULT_KEY: '0123456789abcdef0123456789abcdef',
    SINGLE_PERSON: 'true',
    ...UNLIMITED,
  }
  try {
    // The first brings the database up and makes the baseline edition.
    const both = await npmStart({ ...shared, MODE: 'all' })
    while (!(await (await fetch(`${both.origin}/es/feeds/reports.atom`)).text()).includes('<entry>')) await sleep(200)
    await both.stop()
    started.push(await npmStart({ ...shared, MODE: 'worker' }))
    for (let at = 0; at < many; at += 1) started.push(await npmStart({ ...shared, MODE: 'web' }))
    await sleep(SETTLED)
    const [worker = '', ...origins] = started.map(({ origin }) => origin)
    const output = () =>
      started
        .slice(1)
        .map((one) => one.output())
        .join('\n')
    return { origins, worker, output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
