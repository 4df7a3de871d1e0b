import type { EventKind } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { listThemes, type ParsedListFilter } from '../recommendations/index.ts'
import { matchRecommendations } from '../search/index.ts'
import { listTopicEvents, TopicFilter } from '../topics/index.ts'
import { compareStandings, type StandingMove } from './compare-standings.ts'
import { readReworded, seqsBetween } from './read-between.ts'

/** What is compared: two bounds as verbs take them (everything strictly before counts; null: now), and the list's filters. */
export interface Comparison {
  readonly from: Date
  readonly to: Date | null
  readonly filter: ParsedListFilter
}

/** Which acts move each thing that an addressee has. */
export const MOVED_BY = {
  statuses: ['update_published', 'update_corrected', 'update_withdrawn'],
  dueDates: ['due_date_set'],
  positions: ['position_stated'],
} as const satisfies Record<string, readonly EventKind[]>

/** Acts asked for at a time. */
const ACTS = 2_000

/** What moved between two instants, without a name: statuses by theme, all else in the catalogue's order, agreements by their acts. */
export async function findMoves(ctx: Context, comparison: Comparison) {
  const { filter, from, to } = comparison
  const sides = { from: await matchRecommendations(ctx, filter, from), to: await matchRecommendations(ctx, filter, to) }
  const moves = compareStandings(sides.from, sides.to)
  const range = await seqsBetween(ctx, from, to)
  const rewordedSince = await readReworded(ctx, from, to)
  const themes = await listThemes(ctx)
  const slugs = themes.map(({ slug }) => slug)
  return {
    sides,
    range,
    themes,
    moves: {
      ...moves,
      statuses: byTheme(moves.statuses, slugs),
      reworded: moves.kept.filter((code) => rewordedSince.has(code)),
      agreementActs: await agreementActs(ctx, comparison, range),
    },
  }
}

function byTheme(moves: readonly StandingMove[], slugs: readonly string[]): readonly StandingMove[] {
  const groups = Map.groupBy(moves, ({ to }) => to.theme)
  return slugs.flatMap((slug) => groups.get(slug) ?? [])
}

/** Sequence numbers, oldest first. */
async function agreementActs(ctx: Context, { filter }: Comparison, range: { readonly from: number; readonly before: number }) {
  const seqs: number[] = []
  for (const kind of ['agreement_recorded', 'agreement_changed'] as const) {
    const topic = { stream: 'changes', filter: { ...TopicFilter.parse({}), ...filter, kind } } as const
    let fromSeq = range.from
    for (;;) {
      const some = await listTopicEvents(ctx, topic, { fromSeq, beforeSeq: range.before, limit: ACTS, order: 'oldest' })
      seqs.push(...some)
      if (some.length < ACTS) break
      fromSeq = (some.at(-1) ?? 0) + 1
    }
  }
  return seqs.toSorted((a, b) => a - b)
}
