import { z } from 'zod'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAddressees, ListFilter } from '../recommendations/index.ts'
import { readStandings, type Standing } from '../standings/index.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { Addressee } from './record-shapes.ts'
import { addresseeJson } from './represent.ts'

const { theme, institution, overdue, stale, awaiting_reply } = ListFilter.shape
const Query = pageQuery(Addressee).extend({
  recommendation: z.string().max(200, 'filter_invalid').optional(),
  theme,
  institution,
  status: z.enum(STATUSES, 'filter_invalid').optional(),
  country: z.enum(COUNTRIES, 'filter_invalid').optional(),
  overdue,
  stale,
  awaiting_reply,
})
const Params = z.object({ id: z.guid() })
const Key = z.tuple([z.number(), z.guid()])

/** Addressees: one recommendation × one institution, where status, position and due date hang. */
export const addresseeOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'listAddressees',
    method: 'get',
    path: '/addressees',
    tag: 'record',
    access: 'public',
    travels: true,
    query: Query,
    list: Addressee,
    answer: { status: 200, shape: pageShape(Addressee, { matching: z.int() }) },
    example: { query: 'country=PE&limit=2' },
    async handle({ ctx, query, asOf }) {
      const after = readCursor('addressees', Key, query.after)
      const matching = (await readStandings(ctx, asOf)).addressees.filter((standing) => fits(standing, query))
      const from = after === null ? 0 : startAfter(matching, after)
      const { page, next } = firstPage(matching.slice(from, from + query.limit + 1), query.limit, (last) =>
        writeCursor('addressees', [last.recommendationPosition, last.addresseeId]),
      )
      return { body: { items: await itemsOf(ctx, page, asOf), matching: matching.length }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readAddressee',
    method: 'get',
    path: '/addressees/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Addressee },
    async handle({ ctx, params, asOf }) {
      const [found] = await listAddressees(ctx, { addresseeId: params.id.toLowerCase(), withdrawn: true }, asOf)
      if (!found) throw new NotFound('addressee')
      return { body: addresseeJson(ctx, found) }
    },
  }),
]

function fits(standing: Standing, query: z.output<typeof Query>): boolean {
  return (
    (query.recommendation === undefined || standing.code === query.recommendation) &&
    (query.theme === undefined || standing.theme === query.theme) &&
    (query.institution === undefined || standing.institution === query.institution) &&
    (query.status === undefined || standing.status === query.status) &&
    (query.country === undefined || standing.country === query.country) &&
    (!query.overdue || standing.overdue) &&
    (!query.stale || standing.stale) &&
    (!query.awaiting_reply || standing.awaitingReply)
  )
}

/** Index of the first one behind the place; the one that stood there may fit no more. */
function startAfter(matching: readonly Standing[], [position, id]: readonly [number, string]): number {
  const there = matching.findIndex((standing) => standing.addresseeId === id)
  if (there >= 0) return there + 1
  const behind = matching.findIndex((standing) => standing.recommendationPosition > position)
  return behind >= 0 ? behind : matching.length
}

async function itemsOf(ctx: Context, page: readonly Standing[], asOf: Date | null) {
  const recommendationCodes = [...new Set(page.map(({ code }) => code))]
  const found = new Map((await listAddressees(ctx, { recommendationCodes }, asOf)).map((view) => [view.id, view]))
  return page.flatMap(({ addresseeId }) => {
    const view = found.get(addresseeId)
    return view ? [addresseeJson(ctx, view)] : []
  })
}
