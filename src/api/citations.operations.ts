import { z } from 'zod'
import { listActivityCitations, withdrawActivityCitation } from '../activities/index.ts'
import type { Context } from '../kernel/context.ts'
import { linksOf } from './addresses.ts'
import { ActivityCitation } from './citation-shapes.ts'
import { readCursor, SEQ, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { ReasonRequest } from './update-requests.ts'
import { Published } from './work-shapes.ts'

const id = z.guid('filter_invalid').toLowerCase().optional()
const Query = pageQuery(ActivityCitation).extend({
  activity: id,
  recommendation: z.string().max(200, 'filter_invalid').optional(),
  agreement: z.string().max(200, 'filter_invalid').optional(),
  evidence: id,
})
const Params = z.object({ id: z.guid() })

/** What recommendations, agreements and evidence cite of the activities; a citation is made by a proposal of its kind. */
export const citationOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listActivityCitations',
    method: 'get',
    path: '/activity-citations',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: ActivityCitation,
    answer: { status: 200, shape: pageShape(ActivityCitation) },
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const [beforeSeq] = readCursor('activity-citations', SEQ, query.after) ?? []
      const asked = {
        ...(query.activity === undefined ? {} : { activityId: query.activity }),
        ...(query.recommendation === undefined
          ? {}
          : { recommendationId: await idOf(ctx, 'recommendations', 'code', query.recommendation) }),
        ...(query.agreement === undefined ? {} : { agreementId: await idOf(ctx, 'agreements', 'slug', query.agreement) }),
        ...(query.evidence === undefined ? {} : { evidenceId: query.evidence }),
      }
      const found = await listActivityCitations(ctx.db, asked, asOf, { beforeSeq, limit: query.limit + 1 })
      const { page, next } = firstPage(found, query.limit, ({ seq }) => writeCursor('activity-citations', [seq]))
      const items = page.map((citation) => ({ ...citation, links: linksOf(ctx, `/changes/${citation.seq}`) }))
      return { body: { items }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>, z.output<typeof ReasonRequest>>({
    id: 'withdrawActivityCitation',
    method: 'post',
    path: '/activity-citations/{id}/withdraw',
    tag: 'proposals',
    access: 'reviewProposal',
    problems: [404],
    params: Params,
    body: ReasonRequest,
    example: { body: { reason: { es: 'Las capacitaciones fueron de otra unidad.', en: 'The training was of another unit.' } } },
    answer: { status: 200, shape: Published },
    async handle({ ctx, params, body }) {
      const citation = params.id.toLowerCase()
      const seq = await withdrawActivityCitation(ctx, { id: citation, reason: body.reason })
      return { body: { id: citation, seq, links: linksOf(ctx, `/changes/${seq}`) } }
    },
  }),
]

/** The id behind a name; one that nothing has for a name that nobody has. */
async function idOf(ctx: Context, table: 'recommendations' | 'agreements', column: 'code' | 'slug', name: string): Promise<string> {
  const row = await ctx.db
    .selectFrom(table)
    .select('id')
    .where(column as 'id', '=', name)
    .executeTakeFirst()
  return row?.id ?? '00000000-0000-0000-0000-000000000000'
}
