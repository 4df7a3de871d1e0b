import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostgres } from '../support/find-postgres.ts'
import { npmStart } from '../support/npm-start.ts'
import { startCluster } from '../support/postgres-cluster.ts'
import { median, type Figures } from './figures.ts'
import { pourRequests } from './pour-requests.ts'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 8
const PATHS = { dashboard: '/es', list: '/es/recommendations', recommendation: '/es/recommendations/REC-01' }

interface Target {
  readonly name: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly status: 200 | 304
}

/**
 * Requests a second of three pages that this process answered before, compressed as a browser asks for them, and to readers who have
 * them already, against a bare node:http hello in the same run: medians of interleaved rounds, as a share of the hellos. On the
 * embedded database, and on a throw-away Postgres where there is one. Read the ratios.
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
    // The baseline edition changes the pages once more; nothing happens after it.
    while (!(await (await fetch(`${app.origin}/es/feeds/reports.atom`)).text()).includes('<entry>')) await sleep(200)
    const targets: Target[] = [{ name: `node:http hello (${engine} run)`, url: hello.origin, headers: {}, status: 200 }]
    for (const [name, path] of Object.entries(PATHS)) {
      const url = app.origin + path
      const etag = (await fetch(url)).headers.get('etag') ?? ''
      targets.push({ name: `${name} (${engine})`, url, headers: { 'accept-encoding': 'br' }, status: 200 })
      targets.push({ name: `${name}, 304 (${engine})`, url, headers: { 'if-none-match': etag }, status: 304 })
    }
    const rates = targets.map((): number[] => [])
    for (const target of targets) await load(target, 1)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, target] of targets.entries()) rates[index]?.push(await load(target, SECONDS))
    }
    const base = median(rates[0] ?? [])
    return Object.fromEntries(targets.map(({ name }, index) => [name, figures(base, median(rates[index] ?? []))]))
  } finally {
    hello.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function figures(base: number, rate: number): Record<string, number> {
  return { 'answers/s': Math.round(rate), 'share of the hellos': Math.round((rate / base) * 100) / 100 }
}

/** Answers of the expected status a second; throws when more than a few were another, because a fast error is no figure. */
async function load({ url, headers, status }: Target, seconds: number): Promise<number> {
  const { rate, others } = await pourRequests(url, headers, { connections: CONNECTIONS, seconds, status })
  if (rate === 0 || others > rate * seconds * 0.01) throw new Error(`${url}: ${others} answers were not ${status}`)
  return rate
}

async function startHello(): Promise<{ origin: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'hello.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
