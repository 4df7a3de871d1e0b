import { sql } from 'kysely'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { SitemapEntry } from '../../templates/open-data/sitemap.ts'
import type { Context } from '../kernel/context.ts'

/** The protocol's limit on addresses in one sitemap. */
const ADDRESSES = 50_000
const ENTRIES = Math.floor(ADDRESSES / LANGUAGES.length)

/** Pages that are there whatever is on record. */
const PAGES = [
  '',
  '/recommendations',
  '/institutions',
  '/agreements',
  '/themes',
  '/concerns',
  '/standards',
  '/sources',
  '/matrix',
  '/evidence',
  '/activities',
  '/changes',
  '/corrections',
  '/reports',
  '/methodology',
  '/glossary',
  '/data',
  '/api',
  '/verify',
  '/subscribe',
  '/privacy',
  '/accessibility',
]

/** The names of the sitemap's parts, and when the record last changed (null: nothing is on record). */
export async function readSitemapParts(ctx: Context): Promise<{ readonly names: readonly string[]; readonly modified: string | null }> {
  const { count } = await ctx.db
    .selectFrom('recommendations')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const names = (kind: string, entries: number, from: number) =>
    Array.from({ length: Math.ceil(entries / ENTRIES) - from }, (_, part) => `${kind}-${part + from}`)
  const pages = (await readPages(ctx)).length
  return {
    names: ['pages', ...names('pages', pages, 1), ...names('recommendations', Number(count), 0)],
    modified: await lastAct(ctx),
  }
}

/** The entries of one part. Null: there is no such part. */
export async function readSitemapPart(ctx: Context, name: string): Promise<readonly SitemapEntry[] | null> {
  if (name === 'pages') return (await readPages(ctx)).slice(0, ENTRIES)
  const [, kind, digits] = /^(pages|recommendations)-(0|[1-9]\d{0,3})$/.exec(name) ?? []
  if (digits === undefined) return null
  if (kind === 'pages') {
    const part = Number(digits)
    const rest = part === 0 ? [] : (await readPages(ctx)).slice(part * ENTRIES, (part + 1) * ENTRIES)
    return rest.length === 0 ? null : rest
  }
  const found = await ctx.db
    .selectFrom('recommendations as r')
    .select('r.code')
    .select(
      sql<Date | null>`(select e.occurred_at from events e where e.recommendation_id = r.id order by e.seq desc limit 1)`.as('modified'),
    )
    .orderBy('r.position')
    .orderBy('r.id')
    .offset(Number(digits) * ENTRIES)
    .limit(ENTRIES)
    .execute()
  if (found.length === 0) return null
  return found.map(({ code, modified }) => ({
    path: `/recommendations/${encodeURIComponent(code)}`,
    modified: modified?.toISOString() ?? null,
  }))
}

async function readPages(ctx: Context): Promise<readonly SitemapEntry[]> {
  const { db } = ctx
  const modified = await lastAct(ctx)
  const slugs = async (table: 'themes' | 'institutions' | 'agreements') =>
    (await db.selectFrom(table).select('slug').orderBy('slug').execute()).map((row) => `/${table}/${encodeURIComponent(row.slug)}`)
  const codes = async (table: 'concerns' | 'standards' | 'sources') =>
    (await db.selectFrom(table).select('code').orderBy('code').execute()).map((row) => `/${table}/${encodeURIComponent(row.code)}`)
  const things = [
    ...(await slugs('themes')),
    ...(await slugs('institutions')),
    ...(await slugs('agreements')),
    ...(await codes('concerns')),
    ...(await codes('standards')),
    ...(await codes('sources')),
  ]
  const editions = await db.selectFrom('editions').select(['slug', 'issued_at']).orderBy('event_seq').execute()
  return [
    ...PAGES.map((path) => ({ path, modified })),
    ...things.map((path) => ({ path, modified: null })),
    ...editions.map((row) => ({ path: `/reports/${encodeURIComponent(row.slug)}`, modified: row.issued_at.toISOString() })),
  ]
}

async function lastAct({ db }: Context): Promise<string | null> {
  const row = await db.selectFrom('events').select('occurred_at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.occurred_at.toISOString() ?? null
}
