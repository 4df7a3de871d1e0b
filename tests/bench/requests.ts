import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { npmStart } from '../support/npm-start.ts'
import { median, type Figures } from './figures.ts'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 8

/**
 * Requests a second of the dashboard, the list and one recommendation, each against a bare node:http hello in the same run:
 * medians of interleaved rounds, and how many hellos one page costs. Everything on this machine, so read the ratios.
 */
export async function requests(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-requests-'))
  const app = await npmStart({ DATA_DIR: folder, LOG_LEVEL: 'error' })
  const hello = await startHello()
  try {
    const targets = {
      'node:http hello': hello.origin,
      dashboard: `${app.origin}/es`,
      list: `${app.origin}/es/recommendations`,
      recommendation: `${app.origin}/es/recommendations/REC-01`,
    }
    const rates = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]))
    for (const url of Object.values(targets)) await load(url, 1)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, url] of Object.entries(targets)) rates.get(name)?.push(await load(url, SECONDS))
    }
    const base = median(rates.get('node:http hello') ?? [])
    return Object.fromEntries(
      [...rates].map(([name, each]) => [
        name,
        { 'requests/s': Math.round(median(each)), 'hellos per request': Math.round((base / median(each)) * 10) / 10 },
      ]),
    )
  } finally {
    hello.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Successful answers a second; throws when any answer was not 2xx, because a fast error is no figure. */
async function load(url: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

async function startHello(): Promise<{ origin: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'hello.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
