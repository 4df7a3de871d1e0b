import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { noteStandings } from '../../src/standings/index.ts'
import { npmStart } from '../support/npm-start.ts'
import { bigRecord } from './big-record.ts'
import { median, percentile, type Figures } from './figures.ts'
import { memoryOf } from './memory-of.ts'
import { pageReaders, seeded, type PageReaders } from './page-readers.ts'
import { serviceCpu } from './service-cpu.ts'
import { throwAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'

const READERS = 20
/** Addresses of each kind that one reader asks for. */
const SINGLE = 40
/** Of the mix: pages a second of all readers (each turns a page every half second), seconds, the share that nobody asked for before. */
const MIX = { aSecond: 40, seconds: 20, fresh: 0.1 }
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
const STATUSES = ['partial', 'committed', 'reversed', 'not_started']

/**
 * The list, searches, facets, the matrix and the dashboard of a record of so many recommendations (`pages=100,10000`; 100 acts each)
 * on a throw-away Postgres: first what a start takes; then milliseconds by one reader of addresses that nobody asked for before, now
 * and as of days that nobody asked for; then 20 readers. In a closed loop each asks anew as soon as it has its answer, so with pages
 * that nobody asked for the service is busy all the time and p50 is 20 times the CPU of a page, whatever that is: it shows the limit.
 * The mix is what readers do: addresses at random moments, popular ones more often (Zipf), one in ten new. CPU is that of the service's
 * processes alone.
 */
export async function pages(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const figures: Figures = {}
    const sizes = values.length > 0 ? values.map(Number) : [100, 10_000]
    for (const size of sizes) Object.assign(figures, await measure(server, size))
    return besideTheFirst(figures, sizes)
  } finally {
    await server.stop()
  }
}

/** Adds to each line of one reader how many times the same line of the first size it takes. */
function besideTheFirst(figures: Figures, [first = 0, ...others]: readonly number[]): Figures {
  for (const [name, line] of Object.entries(figures)) {
    const size = others.find((other) => name.endsWith(` of ${other}, one reader`))
    const small = size === undefined ? undefined : figures[name.replace(` of ${size},`, ` of ${first},`)]
    if (small) line['times the first size'] = round(Number(line['now, ms']) / Number(small['now, ms']))
  }
  return figures
}

async function measure(server: ThrowAwayPostgres, recommendations: number): Promise<Figures> {
  const databaseUrl = await server.create(`pages_${recommendations}`)
  const { db, ctx, close } = await bigRecord(databaseUrl, recommendations)
  const { rows } = await sql<{
    acts: number
    bytes: number
  }>`select size::int as acts, pg_database_size(current_database())::float as bytes from log_head`.execute(db)
  const { acts, bytes } = rows[0] ?? { acts: 0, bytes: 0 }
  const institutions = (await db.selectFrom('institutions').select('slug').orderBy('slug').limit(60).execute()).map(({ slug }) => slug)
  const themes = (await db.selectFrom('themes').select('slug').execute()).map(({ slug }) => slug)
  // The record was filled past the verbs: what a service notes as acts come in is noted at once here.
  const began = performance.now()
  await noteStandings(ctx)
  const noted = performance.now() - began
  await close()
  const folder = mkdtempSync(join(tmpdir(), 'vigia-pages-'))
  const app = await npmStart({ DATA_DIR: folder, DATABASE_URL: databaseUrl, MODE: 'web' }, 600_000)
  const readers = pageReaders(app.origin, READERS)
  try {
    const first = await readers.ask('/es/recommendations')
    const kinds = addresses(institutions, themes)
    return {
      [`${recommendations} recommendations`]: {
        acts,
        'noting all standings, s': round(noted / 1000),
        'start to ready, s': round(app.readyMilliseconds / 1000),
        'first page of all, ms': round(first),
        'MB resident': Math.round((await memoryOf(app.origin)).resident),
        'GB on disk': round(bytes / 1e9),
      },
      ...(await alone(readers, recommendations, kinds)),
      ...(await pagesAlone(readers, recommendations, institutions[0] ?? '')),
      ...(await together(readers, app.origin, recommendations, Object.values(kinds).flat())),
    }
  } finally {
    readers.close()
    await app.stop()
    rmSync(folder, { recursive: true })
  }
}

function addresses(institutions: readonly string[], themes: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return {
    // A full page at either size; `turn` makes an address of its own.
    list: Array.from({ length: SINGLE }, (_, turn) => `?turn=${turn}&sort=due`),
    'an institution': institutions.slice(0, SINGLE).map((slug) => `?institution=${slug}&sort=due`),
    facets: themes.flatMap((theme) => STATUSES.map((status) => `?theme=${theme}&status=${status}`)),
    search: WORDS.flatMap((word, at) => [
      `?q=${word}`,
      `?q=${word}+${WORDS[(at + 3) % WORDS.length]}`,
      `?q=${word}&country=PE`,
      `?q=${word.slice(0, -1)}x`,
    ]),
  }
}

async function alone(readers: PageReaders, many: number, kinds: Readonly<Record<string, readonly string[]>>): Promise<Figures> {
  const figures: Figures = {}
  // The engine compiles what is hot: the kind that is asked for first would pay for all.
  for (let turn = 0; turn < 2 * SINGLE; turn += 1) await readers.ask(`/en/recommendations?turn=${turn}`)
  for (const [kind, queries] of Object.entries(kinds)) {
    const now: number[] = []
    const then: number[] = []
    for (const [at, query] of queries.slice(0, SINGLE).entries()) {
      now.push(await readers.ask(`/es/recommendations${query}`))
      const day = `2026-${at % 2 === 0 ? '07' : '08'}-${String(1 + (at >> 1)).padStart(2, '0')}`
      then.push(await readers.ask(`/es/recommendations${query}&as_of=${day}`))
    }
    figures[`${kind} of ${many}, one reader`] = {
      'now, ms': round(median(now)),
      'as of, ms': round(median(then)),
      'as of : now': round(median(then) / median(now)),
    }
  }
  return figures
}

async function pagesAlone(readers: PageReaders, many: number, institution: string): Promise<Figures> {
  const figures: Figures = {}
  for (const path of ['/es', '/es/matrix', '/es/institutions', '/es/changes', `/es/institutions/${institution}`]) {
    const taken: number[] = []
    for (let at = 0; at < 9; at += 1) taken.push(await readers.ask(`${path}?again=${at}`))
    figures[`${path} of ${many}, one reader`] = { 'now, ms': round(median(taken)) }
  }
  return figures
}

async function together(readers: PageReaders, origin: string, many: number, queries: readonly string[]): Promise<Figures> {
  const mixed = ['status', 'code', 'updated']
    .flatMap((sort) => queries.map((query) => `/en/recommendations${query.replace('&sort=due', '')}&sort=${sort}`))
    .toSorted((a, b) => spread(a) - spread(b))
  const random = seeded(3)
  // Address n is asked for n times less often than the first.
  const popular = () => mixed[Math.min(mixed.length - 1, Math.floor(Math.exp(random() * Math.log(mixed.length + 1)) - 1))] ?? ''
  const mix = Array.from({ length: MIX.aSecond * MIX.seconds }, (_, at) =>
    random() < MIX.fresh ? `${popular().replace('/en/', '/es/')}&n=${at}` : popular().replace('/en/', '/es/'),
  )
  const again = Array.from({ length: 20 }, () => mixed).flat()
  return {
    [`${READERS} readers of ${many}, closed loop, new addresses`]: await loaded(origin, () => readers.inTurn(mixed)),
    [`${READERS} readers of ${many}, closed loop, asked before`]: await loaded(origin, () => readers.inTurn(again)),
    [`${READERS} readers of ${many}, mix, ${MIX.aSecond} a second`]: await loaded(origin, () => readers.atRandom(mix, MIX.aSecond)),
  }
}

async function loaded(origin: string, read: () => Promise<readonly number[]>): Promise<Figures[string]> {
  const cpu = serviceCpu(origin)
  const began = performance.now()
  const taken = await read()
  const seconds = (performance.now() - began) / 1000
  return {
    'p50, ms': round(percentile(taken, 0.5)),
    'p99, ms': round(percentile(taken, 0.99)),
    'answers/s': Math.round(taken.length / seconds),
    'CPU a page, ms': round((serviceCpu(origin) - cpu) / taken.length),
  }
}

/** An order that mixes the kinds, the same in every run. */
function spread(path: string): number {
  return Buffer.from(path).reduce((sum, byte, at) => (sum * 31 + byte * (at + 7)) % 99_991, 17)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
