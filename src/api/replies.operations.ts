import { z } from 'zod'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readReplies, type FoundReply } from '../replies/index.ts'
import { linksOf } from './addresses.ts'
import { readCursor, SEQ, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { Reply } from './evidence-shapes.ts'

const name = z
  .string()
  .max(200, 'filter_invalid')
  .regex(/^[\w.-]*$/, 'filter_invalid')
  .optional()
const Query = pageQuery(Reply).extend({ recommendation: name, institution: name })
const Params = z.object({ id: z.guid() })

/** Invitations to reply, and what institutions answered or did not. */
export const replyOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listReplies',
    method: 'get',
    path: '/replies',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: Reply,
    answer: { status: 200, shape: pageShape(Reply) },
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const [before = null] = readCursor('replies', SEQ, query.after) ?? []
      const rows = await ctx.db
        .selectFrom('reply_invitations as v')
        .innerJoin('institutions as i', 'i.id', 'v.institution_id')
        .innerJoin('status_updates as u', 'u.id', 'v.status_update_id')
        .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
        .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
        .select(['v.id', 'v.event_seq'])
        .$if(asOf !== null, (found) => found.where('v.invited_at', '<', asOf ?? new Date(0)))
        .$if(query.institution !== undefined, (found) => found.where('i.slug', '=', query.institution ?? ''))
        .$if(query.recommendation !== undefined, (found) => found.where('r.code', '=', query.recommendation ?? ''))
        .$if(before !== null, (found) => found.where('v.event_seq', '<', before ?? 0))
        .orderBy('v.event_seq', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ event_seq }) => writeCursor('replies', [event_seq]))
      const found = await readReplies(ctx.db, { invitationIds: page.map(({ id }) => id) }, asOf)
      return { body: { items: found.map((reply) => replyJson(ctx, reply)) }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readReply',
    method: 'get',
    path: '/replies/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Reply },
    async handle({ ctx, params, asOf }) {
      const [reply] = await readReplies(ctx.db, { invitationIds: [params.id.toLowerCase()] }, asOf)
      if (!reply) throw new NotFound('reply')
      return { body: replyJson(ctx, reply) }
    },
  }),
]

function replyJson(ctx: Context, reply: FoundReply) {
  const page = `/recommendations/${encodeURIComponent(reply.recommendation)}`
  return {
    ...reply,
    id: reply.invitation,
    update: reply.published ? reply.updateId : null,
    addressee: reply.addresseeId,
    links: linksOf(ctx, `/replies/${reply.invitation}`, reply.answer ? { kind: 'reply', id: reply.answer.id } : undefined, page),
  }
}
