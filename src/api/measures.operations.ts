import { z } from 'zod'
import { POSITIONS } from '../../templates/view/scales.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import { listAddressees, readIndicators } from '../recommendations/index.ts'
import { linksOf } from './addresses.ts'
import { readCursor, SEQ, UUID, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { Indicator, Position } from './record-shapes.ts'
import { evidenceJson, indicatorJson } from './represent.ts'

const name = z
  .string()
  .max(200, 'filter_invalid')
  .regex(/^[\w.-]*$/, 'filter_invalid')
  .optional()
const Params = z.object({ id: z.guid() })
const IndicatorQuery = pageQuery(Indicator).extend({ recommendation: name })
const PositionQuery = pageQuery(Position).extend({
  recommendation: name,
  institution: name,
  position: z.enum(POSITIONS, 'filter_invalid').optional(),
})

/** Indicators with their milestones and readings, and what institutions say of recommendations. */
export const measureOperations: readonly Operation[] = [
  operation<z.output<typeof IndicatorQuery>>({
    id: 'listIndicators',
    method: 'get',
    path: '/indicators',
    tag: 'record',
    access: 'public',
    travels: true,
    query: IndicatorQuery,
    list: Indicator,
    answer: { status: 200, shape: pageShape(Indicator) },
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const [after = null] = readCursor('indicators', UUID, query.after) ?? []
      const rows = await indicatorRows(ctx, asOf)
        .$if(query.recommendation !== undefined, (found) => found.where('r.code', '=', query.recommendation ?? ''))
        .$if(after !== null, (found) => found.where('n.id', '>', after ?? ''))
        .orderBy('n.id')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ id }) => writeCursor('indicators', [id]))
      return { body: { items: await indicatorsOf(ctx, page, asOf) }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readIndicator',
    method: 'get',
    path: '/indicators/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Indicator },
    async handle({ ctx, params, asOf }) {
      const rows = await indicatorRows(ctx, asOf).where('n.id', '=', params.id.toLowerCase()).execute()
      const [item] = await indicatorsOf(ctx, rows, asOf)
      if (!item) throw new NotFound('indicator')
      return { body: item }
    },
  }),
  operation<z.output<typeof PositionQuery>>({
    id: 'listPositions',
    method: 'get',
    path: '/positions',
    tag: 'record',
    access: 'public',
    travels: true,
    query: PositionQuery,
    list: Position,
    answer: { status: 200, shape: pageShape(Position) },
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const [before = null] = readCursor('positions', SEQ, query.after) ?? []
      const rows = await positionRows(ctx, asOf)
        .$if(query.position !== undefined, (found) => found.where('p.position', '=', query.position ?? 'noted'))
        .$if(query.recommendation !== undefined, (found) => found.where('r.code', '=', query.recommendation ?? ''))
        .$if(query.institution !== undefined, (found) => found.where('i.slug', '=', query.institution ?? ''))
        .$if(before !== null, (found) => found.where('p.event_seq', '<', before ?? 0))
        .orderBy('p.event_seq', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ event_seq }) => writeCursor('positions', [event_seq]))
      return { body: { items: await positionsOf(ctx, page, asOf) }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readPosition',
    method: 'get',
    path: '/positions/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Position },
    async handle({ ctx, params, asOf }) {
      const rows = await positionRows(ctx, asOf).where('p.id', '=', params.id.toLowerCase()).execute()
      const [item] = await positionsOf(ctx, rows, asOf)
      if (!item) throw new NotFound('position')
      return { body: item }
    },
  }),
]

function indicatorRows(ctx: Context, asOf: Date | null) {
  return ctx.db
    .selectFrom('indicators as n')
    .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
    .select(['n.id', 'n.code', 'r.code as recommendation'])
    .$if(asOf !== null, (query) =>
      query
        .where('r.added_at', '<', asOf ?? new Date(0))
        .where(({ or, eb }) => or([eb('n.event_seq', 'is', null), eb('n.recorded_at', '<', asOf)])),
    )
}

async function indicatorsOf(
  ctx: Context,
  rows: readonly { readonly id: string; readonly code: string; readonly recommendation: string }[],
  asOf: Date | null,
) {
  if (rows.length === 0) return []
  const found = await readIndicators(ctx.db, [...new Set(rows.map(({ recommendation }) => recommendation))], asOf)
  return rows.flatMap(({ id, code, recommendation }) => {
    const view = found.get(recommendation)?.find((candidate) => candidate.code === code)
    const page = `/recommendations/${encodeURIComponent(recommendation)}`
    const links = linksOf(ctx, `/indicators/${id}`, { kind: 'indicator', id }, page)
    return view ? [{ ...indicatorJson(ctx, view), id, recommendation, links }] : []
  })
}

function positionRows(ctx: Context, asOf: Date | null) {
  return ctx.db
    .selectFrom('positions as p')
    .innerJoin('addressees as a', 'a.id', 'p.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .select(['p.id', 'p.addressee_id', 'p.position', 'p.stated_on', 'p.evidence_id', 'p.recorded_at', 'p.event_seq', 'r.code'])
    .$if(asOf !== null, (query) => query.where('p.recorded_at', '<', asOf ?? new Date(0)))
}

type PositionRow = Awaited<ReturnType<ReturnType<typeof positionRows>['execute']>>[number]

async function positionsOf(ctx: Context, rows: readonly PositionRow[], asOf: Date | null) {
  const texts = await readTexts(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const evidence = await readEvidence(
    ctx.db,
    rows.map((row) => row.evidence_id),
    { asOf },
  )
  const recommendationCodes = [...new Set(rows.map(({ code }) => code))]
  const addressees = new Map((await listAddressees(ctx, { recommendationCodes, withdrawn: true }, asOf)).map((view) => [view.id, view]))
  return rows.flatMap((row) => {
    const addressee = addressees.get(row.addressee_id)
    const source = evidence.get(row.evidence_id)
    if (!addressee) return []
    const item = {
      id: row.id,
      addressee: addressee.id,
      recommendation: addressee.recommendation,
      institution: addressee.institution,
      position: row.position,
      statedOn: row.stated_on,
      statement: texts.get(row.id)?.['statement'] ?? {},
      evidence: source ? evidenceJson(ctx, source) : null,
      recordedAt: row.recorded_at,
      seq: row.event_seq,
      links: linksOf(ctx, `/positions/${row.id}`, { kind: 'position', id: row.id }, `/recommendations/${encodeURIComponent(row.code)}`),
    }
    return [item]
  })
}
