import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { findPostgres } from '../support/find-postgres.ts'
import { npmStart } from '../support/npm-start.ts'
import { startCluster } from '../support/postgres-cluster.ts'
import { median, type Figures } from './figures.ts'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 8
const PATHS = { dashboard: '/es', list: '/es/recommendations', recommendation: '/es/recommendations/REC-01' }

/**
 * Requests a second of three pages, each against a bare node:http hello in the same run: medians of interleaved rounds, and how
 * many hellos one page costs. On the embedded database, and on a throw-away Postgres where there is one. Read the ratios.
 */
export async function requests(): Promise<Figures> {
  const embedded = await measure('embedded', {})
  const found = await findPostgres()
  if (!found.found || found.how === 'url') return embedded
  const cluster = await startCluster(found.folder)
  try {
    return { ...embedded, ...(await measure(`Postgres ${found.version}`, { DATABASE_URL: cluster.url })) }
  } finally {
    await cluster.stop()
  }
}

async function measure(engine: string, variables: Record<string, string>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-requests-'))
  const app = await npmStart({ DATA_DIR: folder, ...variables })
  const hello = await startHello()
  try {
    const pages = Object.entries(PATHS).map(([name, path]) => [`${name} (${engine})`, `${app.origin}${path}`] as const)
    const targets = [[`node:http hello (${engine} run)`, hello.origin] as const, ...pages]
    const rates = targets.map((): number[] => [])
    for (const [, url] of targets) await load(url, 1)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, [, url]] of targets.entries()) rates[index]?.push(await load(url, SECONDS))
    }
    const base = median(rates[0] ?? [])
    return Object.fromEntries(targets.map(([name], index) => [name, figures(base, median(rates[index] ?? []))]))
  } finally {
    hello.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function figures(base: number, rate: number): Record<string, number> {
  return { 'requests/s': Math.round(rate), 'hellos per request': Math.round((base / rate) * 10) / 10 }
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
