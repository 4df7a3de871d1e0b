import type { SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { linksOf, type PermanentKind } from './addresses.ts'
import { AgreementType, Concern, Institution, Source, Standard, Theme } from './catalogue-shapes.ts'
import { NAME, readCursor, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** A list of the catalogue: small things that were loaded with it, known by a code or a slug. */
interface CatalogueList {
  /** As in addresses: `themes`. */
  readonly name: string
  readonly ids: { readonly list: string; readonly one: string }
  readonly key: 'code' | 'slug'
  readonly table: 'themes' | 'concerns' | 'standards' | 'sources' | 'agreement_types' | 'institutions'
  readonly shape: z.ZodObject
  readonly permanent: PermanentKind | null
  /** Its page, beneath a language; null: none. */
  readonly page: string | null
  readonly example: string
  readonly rows: (ctx: Context, rows: readonly Row[]) => Promise<readonly Row[]>
}

const asItIs = async (_: Context, rows: readonly Row[]) => rows

const LISTS: readonly CatalogueList[] = [
  {
    name: 'institutions',
    ids: { list: 'listInstitutions', one: 'readInstitution' },
    key: 'slug',
    table: 'institutions',
    shape: Institution,
    permanent: 'institution',
    page: '/institutions',
    example: 'pe-mindef',
    rows: withParents,
  },
  {
    name: 'themes',
    ids: { list: 'listThemes', one: 'readTheme' },
    key: 'slug',
    table: 'themes',
    shape: Theme,
    permanent: 'theme',
    page: '/themes',
    example: 'oversight',
    rows: asItIs,
  },
  {
    name: 'concerns',
    ids: { list: 'listConcerns', one: 'readConcern' },
    key: 'code',
    table: 'concerns',
    shape: Concern,
    permanent: 'concern',
    page: '/concerns',
    example: '',
    rows: asItIs,
  },
  {
    name: 'standards',
    ids: { list: 'listStandards', one: 'readStandard' },
    key: 'code',
    table: 'standards',
    shape: Standard,
    permanent: 'standard',
    page: '/standards',
    example: '',
    rows: withReferences,
  },
  {
    name: 'sources',
    ids: { list: 'listSources', one: 'readSource' },
    key: 'code',
    table: 'sources',
    shape: Source,
    permanent: 'source',
    page: '/sources',
    example: '',
    rows: async (_, rows) => rows.map(({ dated_on, ...row }) => ({ ...row, date: dated_on })),
  },
  {
    name: 'agreement-types',
    ids: { list: 'listAgreementTypes', one: 'readAgreementType' },
    key: 'code',
    table: 'agreement_types',
    shape: AgreementType,
    permanent: null,
    page: null,
    example: '',
    rows: asItIs,
  },
]

/** What recommendations rest on: institutions, themes, concerns, standards, sources and kinds of agreement. */
export const catalogueOperations: readonly Operation[] = LISTS.flatMap((list) => {
  const { name, key, shape } = list
  const Query = pageQuery(shape)
  const Params = z.object({ [key]: z.string().max(200) })
  return [
    operation<z.output<typeof Query>>({
      id: list.ids.list,
      method: 'get',
      path: `/${name}`,
      tag: 'catalogue',
      access: 'public',
      query: Query,
      list: shape,
      answer: { status: 200, shape: pageShape(shape) },
      example: { query: 'limit=2' },
      async handle({ ctx, query }) {
        const after = readCursor(name, NAME, query.after)
        const found = await table(ctx, list)
          .$if(after !== null, (rows) => rows.where(key as 'id', '>', after?.[0] ?? ''))
          .orderBy(key as 'id')
          .limit(query.limit + 1)
          .execute()
        const { page, next } = firstPage(found as unknown as Row[], query.limit, (row) => writeCursor(name, [String(row[key])]))
        return { body: { items: await itemsOf(ctx, list, page) }, next }
      },
    }),
    operation<unknown, Record<string, string>>({
      id: list.ids.one,
      method: 'get',
      path: `/${name}/{${key}}`,
      tag: 'catalogue',
      access: 'public',
      params: Params,
      answer: { status: 200, shape },
      async handle({ ctx, params }) {
        const value = params[key] ?? ''
        const row = await table(ctx, list)
          .where(key as 'id', '=', value)
          .executeTakeFirst()
        const [item] = row ? await itemsOf(ctx, list, [row]) : []
        if (!item) throw new NotFound(name)
        return { body: item }
      },
    }),
  ]
})

function table(ctx: Context, list: CatalogueList): SelectQueryBuilder<Tables, 'themes', { id: string }> {
  return ctx.db.selectFrom(list.table as 'themes').selectAll()
}

async function itemsOf(ctx: Context, list: CatalogueList, rows: readonly Row[]) {
  return (await list.rows(ctx, rows)).map((row) => {
    const path = `/${encodeURIComponent(String(row[list.key]))}`
    const permanent = list.permanent === null ? undefined : { kind: list.permanent, id: row.id }
    return { ...row, links: linksOf(ctx, `/${list.name}${path}`, permanent, list.page === null ? undefined : `${list.page}${path}`) }
  })
}

async function withReferences(ctx: Context, rows: readonly Row[]): Promise<readonly Row[]> {
  if (rows.length === 0) return rows
  const ids = rows.map((row) => row.id)
  const found = await ctx.db.selectFrom('standard_references').selectAll().where('standard_id', 'in', ids).orderBy('position').execute()
  const by = Map.groupBy(found, (reference) => reference.standard_id)
  return rows.map((row) => ({ ...row, references: by.get(row.id) ?? [] }))
}

/** The body that a body is part of, by its slug. */
async function withParents(ctx: Context, rows: readonly Row[]): Promise<readonly Row[]> {
  const parents = rows.flatMap((row) => (typeof row['part_of'] === 'string' ? [row['part_of']] : []))
  if (parents.length === 0) return rows
  const found = await ctx.db.selectFrom('institutions').select(['id', 'slug']).where('id', 'in', parents).execute()
  const slugs = new Map(found.map(({ id, slug }) => [id, slug]))
  return rows.map((row) => ({ ...row, part_of: slugs.get(String(row['part_of'])) ?? null }))
}
