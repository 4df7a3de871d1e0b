import { sql } from 'kysely'
import { z } from 'zod'
import { findRecommendations, ListQuery } from '../search/index.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { listRecommendations, readRecommendation } from '../recommendations/index.ts'
import { Gone } from './gone.ts'
import { operation, type Operation } from './operation.ts'
import { pageQuery, pageShape } from './page-query.ts'
import { Facet, Recommendation, RecommendationItem } from './record-shapes.ts'
import { itemJson, recommendationJson } from './represent.ts'

const Query = pageQuery(RecommendationItem).extend({
  ...ListQuery.shape,
  facets: z.enum(['0', '1'], 'unknown_value').optional(),
})
const Params = z.object({ recommendation: z.string().max(200) })

/** Recommendations: the list with its filters, and one with everything that is said of it. */
export const recordOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listRecommendations',
    method: 'get',
    path: '/recommendations',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: RecommendationItem,
    answer: {
      status: 200,
      shape: pageShape(RecommendationItem, {
        matching: z.int(),
        matching_addressees: z.int(),
        total: z.int(),
        suggestion: z.string().nullable(),
        facets: z.array(Facet).optional(),
      }),
    },
    example: { query: 'status=no_evidence&fields=code,title,overall&limit=2' },
    async handle({ ctx, query, asOf }) {
      const found = await findRecommendations(ctx, query, asOf, query.limit)
      const codes = found.items.map(({ code }) => code)
      const ids = await idsOf(ctx, codes)
      const whole = new Map((await listRecommendations(ctx, { recommendationCodes: codes }, asOf)).map((item) => [item.code, item]))
      return {
        body: {
          items: found.items.flatMap(({ code, passages }) => {
            const item = whole.get(code)
            return item === undefined ? [] : [itemJson(ctx, { ...item, passages }, ids.get(code) ?? '')]
          }),
          matching: found.matching,
          matchingAddressees: found.matchingAddressees,
          total: found.total,
          suggestion: found.suggestion,
          ...(query.facets === '1' ? { facets: found.facets } : {}),
        },
        next: found.next,
      }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readRecommendation',
    method: 'get',
    path: '/recommendations/{recommendation}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Recommendation },
    problems: [410],
    example: { params: { recommendation: 'REC-01' } },
    async handle({ ctx, params, asOf }) {
      const row = await recommendationRow(ctx, params.recommendation)
      const view = await readRecommendation(ctx, row.code, asOf)
      if (view.withdrawn) {
        const { at, reason, seq } = view.withdrawn
        throw new Gone({ kind: 'recommendation', id: row.id, code: row.code, at, reason, seq })
      }
      return { body: recommendationJson(ctx, view, row.id) }
    },
  }),
]

/** A recommendation by its code or its id. */
async function recommendationRow(ctx: Context, codeOrId: string): Promise<{ readonly id: string; readonly code: string }> {
  const byId = z.guid().safeParse(codeOrId).success
  const row = await ctx.db
    .selectFrom('recommendations')
    .select(['id', 'code'])
    .where(byId ? 'id' : 'code', '=', byId ? codeOrId.toLowerCase() : codeOrId)
    .executeTakeFirst()
  if (!row) throw new NotFound('recommendation')
  return row
}

async function idsOf(ctx: Context, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('recommendations')
    .select(['id', 'code'])
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute()
  return new Map(rows.map(({ id, code }) => [code, id]))
}
