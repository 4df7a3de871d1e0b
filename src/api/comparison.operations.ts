import { z } from 'zod'
import { Invalid } from '../kernel/errors.ts'
import { ListFilter } from '../recommendations/index.ts'
import { readMoves } from '../travel/index.ts'
import { Change } from './catalogue-shapes.ts'
import {
  Day,
  EventKind,
  InstitutionRef,
  Instant,
  PositionName,
  RecommendationRef,
  Seq,
  StatusName,
  ThemeRef,
  Uuid,
} from './common-shapes.ts'
import { changeJson } from './events.operations.ts'
import { operation, type Operation } from './operation.ts'
import { answerShape } from './shapes.ts'

const MOST = 100
const moment = z.string().max(40, 'as_of_invalid')
const Query = ListFilter.extend({ from: moment, to: moment.optional() })

const some = (item: z.ZodType) => z.object({ shown: z.array(item), total: z.int() })
const moved = (value: z.ZodType) =>
  some(
    z.object({
      addressee_id: Uuid,
      recommendation: RecommendationRef,
      theme: ThemeRef,
      institution: InstitutionRef,
      from: value,
      to: value,
      acts: z.array(z.object({ seq: Seq, kind: EventKind, occurred_at: Instant })),
    }),
  )
const howMany = z.object({ from: z.int(), to: z.int() })
const Comparison = answerShape(
  'Comparison',
  z.object({
    from: Instant,
    to: Instant.nullable(),
    recommendations: howMany,
    addressees: howMany,
    by_status: z.array(z.object({ status: StatusName, from: z.int(), to: z.int() })),
    statuses: moved(StatusName.nullable()),
    due_dates: moved(Day.nullable()),
    positions: moved(PositionName.nullable()),
    added: some(RecommendationRef),
    withdrawn: some(RecommendationRef),
    reworded: some(RecommendationRef),
    agreements: some(Change),
  }),
)

/** What moved between two instants. */
export const comparisonOperations: readonly Operation[] = [
  operation<z.output<typeof Query>>({
    id: 'compare',
    method: 'get',
    path: '/compare',
    tag: 'history',
    access: 'public',
    query: Query,
    answer: { status: 200, shape: Comparison },
    example: { query: 'from=2026-10-01' },
    async handle({ ctx, query, boundOf }) {
      const { from: earlier, to: later, ...filter } = query
      if (earlier.trim() === '') throw new Invalid({ from: { key: 'errors.compare_from' } })
      const from = boundOf('from', earlier) ?? ctx.clock.now()
      const to = boundOf('to', later)
      if (to !== null && to < from) throw new Invalid({ to: { key: 'errors.compare_order' } })
      const moves = await readMoves(ctx, { from, to, filter }, MOST)
      const instant = (bound: Date) => new Date(bound.getTime() - 1)
      const agreements = { ...moves.agreements, shown: moves.agreements.shown.map((change) => changeJson(ctx, { ...PLAIN, ...change })) }
      return { body: { ...moves, agreements, from: instant(from), to: to && instant(to) } }
    },
  }),
]

const PLAIN = { tag: '', significant: false, redactedAt: null, theme: null }
