import { z } from 'zod'
import { readAgreement, readAgreementVersions, type AgreementVersion as Version } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { linksOf } from './addresses.ts'
import { Agreement, AgreementItem, AgreementVersion } from './catalogue-shapes.ts'
import { NAME, readCursor, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { evidenceJson } from './represent.ts'

const Query = pageQuery(AgreementItem)
const Params = z.object({ slug: z.string().max(200) })

/** Agreements, what is on record of each, and every version of that. */
export const agreementOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listAgreements',
    method: 'get',
    path: '/agreements',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: AgreementItem,
    answer: { status: 200, shape: pageShape(AgreementItem) },
    example: { query: 'fields=slug,title,disclosure&limit=2' },
    async handle({ ctx, query, asOf }) {
      const [after = ''] = readCursor('agreements', NAME, query.after) ?? []
      const rows = await ctx.db
        .selectFrom('agreements')
        .select(['id', 'slug'])
        .$if(asOf !== null, (found) => found.where('recorded_at', '<', asOf ?? new Date(0)))
        .where('slug', '>', after)
        .orderBy('slug')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ slug }) => writeCursor('agreements', [slug]))
      const versions = await readAgreementVersions(ctx.db, { agreementIds: page.map(({ id }) => id), latest: true }, asOf)
      const items = versions.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).map((version) => itemJson(ctx, version))
      return { body: { items }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readAgreement',
    method: 'get',
    path: '/agreements/{slug}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Agreement },
    async handle({ ctx, params, asOf }) {
      const view = await readAgreement(ctx, params.slug, asOf)
      const evidence = view.evidence.map((item) => evidenceJson(ctx, item))
      const history = view.history.map((version) => ({ ...version, changed: version.changed.map(({ field }) => field) }))
      return { body: { ...view, evidence, history, links: linksTo(ctx, view.slug, view.id) } }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'listAgreementVersions',
    method: 'get',
    path: '/agreements/{slug}/versions',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: z.object({ items: z.array(AgreementVersion), as_of: z.iso.datetime().nullable() }) },
    async handle({ ctx, params, asOf }) {
      const versions = await readAgreementVersions(ctx.db, { slug: params.slug, latest: false }, asOf)
      if (versions.length === 0) throw new NotFound('agreement')
      const codes = await recommendationRefs(ctx, versions, asOf)
      const shown = await publicOnes(ctx, versions)
      const items = versions.map((version) => ({
        ...itemJson(ctx, version),
        evidence: version.evidenceIds.filter((id) => shown.has(id)),
        recommendations: version.recommendationIds.flatMap((id) => codes.get(id) ?? []),
      }))
      return { body: { items } }
    },
  }),
]

function itemJson(ctx: Context, version: Version) {
  return { ...version, id: version.agreementId, links: linksTo(ctx, version.slug, version.agreementId) }
}

function linksTo(ctx: Context, slug: string, id: string) {
  const path = `/agreements/${encodeURIComponent(slug)}`
  return linksOf(ctx, path, { kind: 'agreement', id }, path)
}

async function publicOnes(ctx: Context, versions: readonly Version[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(versions.flatMap((version) => version.evidenceIds))]
  if (ids.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('evidence').select('id').where('id', 'in', ids).where('sensitivity', '=', 'public').execute()
  return new Set(rows.map(({ id }) => id))
}

async function recommendationRefs(ctx: Context, versions: readonly Version[], asOf: Date | null) {
  const ids = [...new Set(versions.flatMap((version) => version.recommendationIds))]
  if (ids.length === 0) return new Map<string, { readonly code: string; readonly title: Readonly<Record<string, string>> }>()
  const rows = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select('v.title')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .$if(asOf !== null, (query) => query.where('v.recorded_at', '<', asOf ?? new Date(0)))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .select(['r.id', 'r.code', 'w.title'])
    .where('r.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, code, title }) => [id, { code, title }]))
}
