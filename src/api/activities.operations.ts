import { z } from 'zod'
import { ACTIVITY_KINDS, type ActivityItem } from '../../templates/view/activity.ts'
import { ActivityQuery, findActivities, readActivity } from '../activities/index.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { linksOf } from './addresses.ts'
import { Instant, Links, Localized, PartialDate, Seq, Sha256, Uuid } from './common-shapes.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { pageQuery, pageShape } from './page-query.ts'
import { answerShape } from './shapes.ts'

const Amount = answerShape('Amount', z.object({ currency: z.string(), minor: z.number() }))
const activity = {
  id: Uuid,
  batch: Uuid,
  row: z.int(),
  kind: z.enum(ACTIVITY_KINDS),
  title: z.string().nullable(),
  unit: z.string().nullable(),
  place: z.string().nullable(),
  country: z.object({ code: z.string().nullable(), name: z.string() }).nullable(),
  year: z.int().nullable(),
  starts_on: PartialDate.nullable(),
  ends_on: PartialDate.nullable(),
  people: z.number().nullable(),
  cost: Amount.nullable(),
  odd: z.int(),
  repeat_of: z.int().nullable(),
  language: z.string(),
  links: Links,
}
const ActivityItemShape = answerShape('ActivityItem', z.object(activity))
const Batch = answerShape(
  'ActivityBatch',
  z.object({
    id: Uuid,
    title: Localized,
    publisher: z.string(),
    address: z.string().nullable(),
    licence: z.string(),
    language: z.string(),
    file_name: z.string(),
    sha256: Sha256,
    bytes: z.number(),
    records: z.int(),
    subtotals: z.int(),
    published_at: Instant,
    seq: Seq,
  }),
)
const Activity = answerShape(
  'Activity',
  z.object({
    ...activity,
    batch: Batch,
    partner_unit: z.string().nullable(),
    program: z.string().nullable(),
    report: z.string().nullable(),
    page: z.string().nullable(),
    raw: z.array(z.object({ header: z.string(), text: z.string() })),
    same: z.array(z.object({ id: Uuid, row: z.int() })),
  }),
)
const Sums = answerShape(
  'ActivitySums',
  z.object({
    records: z.number(),
    people: z.number(),
    without_people: z.number(),
    costs: z.array(Amount),
    without_cost: z.number(),
    repeats: z.number(),
    repeated_people: z.number(),
    repeated_costs: z.array(Amount),
    odd: z.number(),
  }),
)
const paged = pageQuery(ActivityItemShape)
const Query = z.object({ ...ActivityQuery.shape, ...paged.shape })
const Params = z.object({ id: z.guid() })
const Place = z.tuple([z.string().max(100)])

/** Records of training and exercises from published files. */
export const activityOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listActivities',
    method: 'get',
    path: '/activities',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: ActivityItemShape,
    answer: { status: 200, shape: pageShape(ActivityItemShape, { sums: Sums, subtotals: z.number(), batches: z.array(Batch) }) },
    problems: [404],
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const { limit, fields: _, after: cursor, ...filter } = query
      const [after] = readCursor('activities', Place, cursor) ?? []
      const found = await findActivities(ctx, parse(ActivityQuery, { ...filter, after }), asOf, limit)
      const { sums, subtotals, batches } = found
      return {
        body: { items: found.items.map((item) => itemJson(ctx, item)), sums, subtotals, batches },
        next: found.next === null ? null : writeCursor('activities', [found.next]),
      }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readActivity',
    method: 'get',
    path: '/activities/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Activity },
    async handle({ ctx, params, asOf }) {
      const view = await readActivity(ctx, params.id.toLowerCase(), asOf)
      return { body: { ...itemJson(ctx, view), ...view, links: itemJson(ctx, view).links } }
    },
  }),
]

function itemJson(ctx: Context, item: ActivityItem) {
  const links = linksOf(ctx, `/activities/${item.id}`, { kind: 'activity', id: item.id }, `/activities/${item.id}`)
  return { ...item, batch: item.batchId, links }
}
