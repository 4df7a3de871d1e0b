import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, type Figures } from './figures.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const ROUNDS = 3

/**
 * Milliseconds of one `publishStatusUpdate`, its whole transaction, with the log and without, in processes that take turns; on
 * the embedded database and on a throw-away Postgres. Without: `appendEvent` is replaced by `plain-append-event.ts`, which
 * inserts one row of fixed bytes; gone are the lock and the update of the log's head, the canonical leaf and its hash. The
 * digests of the texts are made either way.
 */
export async function publishing(): Promise<Figures> {
  const server = await throwAwayPostgres()
  try {
    const figures: Figures = {}
    for (const engine of ['embedded', ...(server ? [`Postgres ${server.version}`] : [])]) {
      const times: Record<'log' | 'plain', number[]> = { log: [], plain: [] }
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const variant of ['log', 'plain'] as const) {
          const url = engine === 'embedded' || !server ? '' : await server.create(`publishing_${variant}_${round}`)
          times[variant].push(...(await publishMany(variant, url)))
        }
      }
      const [log, plain] = [median(times.log), median(times.plain)]
      figures[engine] = {
        'with log ms': round2(log),
        'without ms': round2(plain),
        ratio: round2(log / plain),
        publications: times.log.length + times.plain.length,
      }
    }
    return figures
  } finally {
    await server?.stop()
  }
}

async function publishMany(variant: 'log' | 'plain', url: string): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-publishing-'))
  try {
    const hooks = variant === 'plain' ? ['--import', join(import.meta.dirname, 'replace-append-event.ts')] : []
    const child = fork(join(import.meta.dirname, 'publishing-child.ts'), [url, folder], { execArgv: hooks })
    const [times] = (await once(child, 'message')) as [readonly number[]]
    await once(child, 'exit')
    return times
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
