import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { npmStart } from '../support/npm-start.ts'
import { bigRecord } from './big-record.ts'
import { median, percentile, type Figures } from './figures.ts'
import { throwAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'

const READERS = 20
const SINGLE = 40
const WORDS = [
  'acuerdos',
  'training',
  'vraem',
  'ambientales',
  'supervisar',
  'comunitaria',
  'entrenamiento',
  'iquitos',
  'abusos',
  'presupuesto',
]

/**
 * The list, searches, facets, the matrix and the dashboard of a record of so many recommendations (`pages=100,10000`; 100 acts each)
 * on a throw-away Postgres. Milliseconds by one reader of addresses that nobody asked for before, now and as of a day; then by 20
 * readers at once: addresses new to the service, and the same ones again.
 */
export async function pages(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const figures: Figures = {}
    for (const size of values.length > 0 ? values.map(Number) : [100, 10_000]) Object.assign(figures, await measure(server, size))
    return figures
  } finally {
    await server.stop()
  }
}

async function measure(server: ThrowAwayPostgres, recommendations: number): Promise<Figures> {
  const databaseUrl = await server.create(`pages_${recommendations}`)
  const { db, close } = await bigRecord(databaseUrl, recommendations)
  const { rows } = await sql<{ acts: number }>`select size::int as acts from log_head`.execute(db)
  const institutions = (await db.selectFrom('institutions').select('slug').orderBy('slug').limit(60).execute()).map(({ slug }) => slug)
  const themes = (await db.selectFrom('themes').select('slug').execute()).map(({ slug }) => slug)
  await close()
  const folder = mkdtempSync(join(tmpdir(), 'vigia-pages-'))
  const app = await npmStart({ DATA_DIR: folder, DATABASE_URL: databaseUrl, MODE: 'web' }, 600_000)
  const agent = new Agent({ keepAlive: true, maxSockets: READERS })
  const ask = (path: string) => timed(agent, app.origin + path)
  try {
    const first = await ask('/es/recommendations')
    const kinds: Record<string, readonly string[]> = {
      list: institutions.slice(0, SINGLE).map((slug) => `?institution=${slug}&sort=due`),
      facets: themes.flatMap((theme) =>
        ['partial', 'committed', 'reversed', 'not_started'].map((status) => `?theme=${theme}&status=${status}`),
      ),
      search: WORDS.flatMap((word, at) => [
        `?q=${word}`,
        `?q=${word}+${WORDS[(at + 3) % WORDS.length]}`,
        `?q=${word}&country=PE`,
        `?q=${word.slice(0, -1)}x`,
      ]),
    }
    const figures: Figures = { [`${recommendations} recommendations`]: { acts: rows[0]?.acts ?? 0, 'first page of all, ms': round(first) } }
    for (const [kind, queries] of Object.entries(kinds)) {
      const now: number[] = []
      const then: number[] = []
      for (const query of queries.slice(0, SINGLE)) {
        now.push(await ask(`/es/recommendations${query}`))
        then.push(await ask(`/es/recommendations${query}&as_of=2026-07-15`))
      }
      figures[`${kind} of ${recommendations}, one reader`] = {
        'now, ms': round(median(now)),
        'as of, ms': round(median(then)),
        'as of : now': round(median(then) / median(now)),
      }
    }
    for (const path of ['/es', '/es/matrix', '/es/institutions', '/es/changes', `/es/institutions/${institutions[0]}`]) {
      const taken: number[] = []
      for (let at = 0; at < 9; at += 1) taken.push(await ask(`${path}?again=${at}`))
      figures[`${path.replace(/\d+$/, 'n')} of ${recommendations}, one reader`] = { 'now, ms': round(median(taken)) }
    }
    const mixed = Object.values(kinds)
      .flat()
      .map((query) => `/en/recommendations${query}`)
    const many = [...mixed, ...mixed.map((path) => `${path}&sort=status`)].toSorted((a, b) => spread(a) - spread(b))
    for (const turn of ['new to the service', 'asked before']) {
      const began = performance.now()
      const rounds = turn === 'asked before' ? 20 : 1
      const taken = await together(Array.from({ length: rounds }, () => many).flat(), ask)
      const seconds = (performance.now() - began) / 1000
      figures[`${READERS} readers of ${recommendations}, ${turn}`] = {
        'p50, ms': round(percentile(taken, 0.5)),
        'p99, ms': round(percentile(taken, 0.99)),
        'answers/s': Math.round(taken.length / seconds),
      }
    }
    return figures
  } finally {
    agent.destroy()
    await app.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds each, with 20 under way at any time. */
async function together(paths: readonly string[], ask: (path: string) => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = []
  const left = paths.values()
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      for (const path of left) taken.push(await ask(path))
    }),
  )
  return taken
}

/** Milliseconds until the last byte, compressed as a browser asks for it. Throws when the answer is not 200. */
function timed(agent: Agent, url: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`${answer.statusCode} ${url}`)),
      )
    }).on('error', reject)
  })
}

/** An order that mixes the kinds, the same in every run. */
function spread(path: string): number {
  return Buffer.from(path).reduce((sum, byte, at) => (sum * 31 + byte * (at + 7)) % 99_991, 17)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
