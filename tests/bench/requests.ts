import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostgres } from '../support/find-postgres.ts'
import { npmStart } from '../support/npm-start.ts'
import { startCluster } from '../support/postgres-cluster.ts'
import { median, type Figures } from './figures.ts'
import { pouredGet, pourRequests } from './pour-requests.ts'
import { startHello } from './start-hello.ts'

const ROUNDS = 7
const SECONDS = 0.5
const CONNECTIONS = 8
/** Milliseconds: after its start the process has work to do. */
const SETTLED = 20_000
const PATHS: Readonly<Record<string, string>> = {
  dashboard: '/es',
  list: '/es/recommendations',
  recommendation: '/es/recommendations/REC-01',
  feed: '/es/feeds/changes.atom',
  csv: '/es/recommendations.csv',
  api: '/api/v1/recommendations',
}

interface Target {
  readonly name: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly status: 200 | 304
}

/**
 * Requests a second of pages, a feed, a table and an answer of the API that this process answered before, compressed as a browser asks
 * for them, and to readers who have them already, against a bare node:http hello. Each is measured by turns with the hello, half a
 * second each, so that whatever else the machine does falls on both: read the share, a median of pairs. On the embedded database, and
 * on a throw-away Postgres where there is one. Values are names of what to measure: `requests=dashboard,feed`.
 */
export async function requests(values: readonly string[]): Promise<Figures> {
  const paths = Object.entries(PATHS).filter(([name]) => values.length === 0 || values.includes(name))
  const embedded = await measure('embedded', paths, {})
  const found = await findPostgres()
  if (!found.found || found.how === 'url') return embedded
  const cluster = await startCluster(found.folder)
  try {
    return { ...embedded, ...(await measure(`Postgres ${found.version}`, paths, { DATABASE_URL: cluster.url })) }
  } finally {
    await cluster.stop()
  }
}

async function measure(engine: string, paths: readonly (readonly [string, string])[], variables: Record<string, string>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-requests-'))
  const app = await npmStart({ DATA_DIR: folder, API_READS_PER_MINUTE: '10000000', ...variables })
  const hello = await startHello()
  try {
    // The baseline edition changes the pages once more; nothing happens after it.
    while (!(await (await fetch(`${app.origin}/es/feeds/reports.atom`)).text()).includes('<entry>')) await sleep(200)
    await sleep(SETTLED)
    const yardstick: Target = { name: 'hello', url: hello.origin, headers: {}, status: 200 }
    const figures: Figures = {}
    for (const [name, path] of paths) {
      const url = app.origin + path
      const etag = (await fetch(url)).headers.get('etag') ?? ''
      for (const target of [
        { name: `${name} (${engine})`, url, headers: { 'accept-encoding': 'br' }, status: 200 },
        { name: `${name}, 304 (${engine})`, url, headers: { 'if-none-match': etag }, status: 304 },
      ] satisfies Target[])
        figures[target.name] = await compare(yardstick, target)
    }
    return figures
  } finally {
    hello.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(yardstick: Target, target: Target): Promise<Record<string, number>> {
  const pairs: (readonly [number, number])[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const hellos = await load(yardstick)
    const answers = await load(target)
    // The first round warms both up.
    if (round > 0) pairs.push([hellos, answers])
  }
  return {
    'hellos/s': Math.round(median(pairs.map(([hellos]) => hellos))),
    'answers/s': Math.round(median(pairs.map(([, answers]) => answers))),
    'share of the hellos': Math.round(median(pairs.map(([hellos, answers]) => answers / hellos)) * 100) / 100,
  }
}

/** Answers of the expected status a second; throws when more than a few were another, because a fast error is no figure. */
async function load({ url, headers, status }: Target): Promise<number> {
  const request = pouredGet(url, headers, status)
  const lane = { origin: url, next: () => request }
  const { rate, others } = await pourRequests(
    Array.from({ length: CONNECTIONS }, () => lane),
    SECONDS,
  )
  if (rate === 0 || others > rate * SECONDS * 0.01) throw new Error(`${url}: ${others} answers were not ${status}`)
  return rate
}
