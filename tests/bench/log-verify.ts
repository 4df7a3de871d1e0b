import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { npmStart } from '../support/npm-start.ts'
import type { Figures } from './figures.ts'
import { fillLog } from './fill-log.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const SIZES = ['10000', '100000']

/**
 * The public log on a throw-away Postgres at growing sizes (`log-verify=100000,1000000`): the first checkpoint after a start, and
 * time and memory of a whole `vigia verify` run, texts included, in a process of its own.
 */
export async function logVerify(sizes: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-log-bench-'))
  try {
    const url = await server.create('bench')
    const variables = { DATABASE_URL: url, DATA_DIR: folder, MODE: 'web', LOG_LEVEL: 'error' }
    await (await npmStart(variables)).stop()
    const figures: Figures = {}
    const { db, close } = await connect({ databaseUrl: url, dataDirectory: '' })
    for (const size of (sizes.length > 0 ? sizes : SIZES).map(Number)) {
      const disk = await fillLog(db, size)
      const started = await npmStart(variables)
      try {
        const first = await timed(`${started.origin}/log/checkpoint`)
        const again = await timed(`${started.origin}/log/checkpoint`)
        const { code, seconds, megabytes } = await verify(started.origin)
        figures[`${size} events`] = {
          'first checkpoint ms': Math.round(first),
          'checkpoint ms': Math.round(again * 10) / 10,
          'verify s': Math.round(seconds * 10) / 10,
          'verify max RSS MB': Math.round(megabytes),
          'log bytes/event': disk.events,
          'with rows and texts': disk.all,
          'exit code': code,
        }
      } finally {
        await started.stop()
      }
    }
    await close()
    return figures
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(url: string): Promise<number> {
  const began = performance.now()
  await (await fetch(url)).text()
  return performance.now() - began
}

async function verify(origin: string): Promise<{ code: number; seconds: number; megabytes: number }> {
  const child = fork(join(import.meta.dirname, 'verify-child.ts'), [origin])
  const [told] = (await once(child, 'message')) as [{ code: number; seconds: number; megabytes: number }]
  return told
}
