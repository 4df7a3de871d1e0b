import { STATUSES, type EventKind } from '../../templates/view/scales.ts'
import type { Moved, MovesView, Some } from '../../templates/view/moves.ts'
import type { RecommendationRef } from '../../templates/view/references.ts'
import { readChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions, listThemes, type ParsedListFilter } from '../recommendations/index.ts'
import { matchRecommendations, type Matched } from '../search/index.ts'
import { listTopicEvents, TopicFilter } from '../topics/index.ts'
import { compareStandings, type StandingMove } from './compare-standings.ts'
import { readMovingActs, readReworded, readTitles, seqsBetween, type SeqRange } from './read-between.ts'

/** What is compared: two bounds as verbs take them (everything strictly before counts; null: now), and the list's filters. */
export interface Comparison {
  readonly from: Date
  readonly to: Date | null
  readonly filter: ParsedListFilter
}

/** Agreements that a page of what moved shows. */
const AGREEMENTS = 100
const STATUS_ACTS = ['update_published', 'update_corrected', 'update_withdrawn'] as const satisfies readonly EventKind[]

/**
 * What moved in the record between two instants: each status, due date and position with the acts in between, recommendations added,
 * withdrawn and reworded, agreements. `limit`: how many of each are read with their names (Infinity: all).
 */
export async function readMoves(ctx: Context, comparison: Comparison, limit: number): Promise<Omit<MovesView, 'topic' | 'from' | 'to'>> {
  const { filter } = comparison
  const sides = {
    from: await matchRecommendations(ctx, filter, comparison.from),
    to: await matchRecommendations(ctx, filter, comparison.to),
  }
  const moves = compareStandings(sides.from, sides.to)
  const range = await seqsBetween(ctx, comparison.from, comparison.to)
  const rewordedSince = await readReworded(ctx, comparison.from, comparison.to)
  const reworded = moves.kept.filter((code) => rewordedSince.has(code))
  const themes = await listThemes(ctx)
  const inTheme = Map.groupBy(moves.statuses, ({ to }) => to.theme)
  const name = namer(ctx, comparison, range, limit)
  return {
    recommendations: { from: sides.from.recommendations.length, to: sides.to.recommendations.length },
    addressees: { from: sides.from.addressees.length, to: sides.to.addressees.length },
    byStatus: byStatus(sides.from, sides.to),
    statuses: await name.moved(
      byTheme(
        moves.statuses,
        themes.map(({ slug }) => slug),
      ),
      STATUS_ACTS,
      (standing) => standing?.status ?? null,
    ),
    themes: themes.flatMap((theme) => {
      const own = inTheme.get(theme.slug)?.length ?? 0
      return own === 0 ? [] : [{ theme, moves: own }]
    }),
    dueDates: await name.moved(moves.dueDates, ['due_date_set'], (standing) => standing?.dueOn ?? null),
    positions: await name.moved(moves.positions, ['position_stated'], (standing) => standing?.position ?? null),
    added: await name.recommendations(moves.added),
    withdrawn: await name.recommendations(moves.withdrawn),
    reworded: await name.recommendations(reworded),
    agreements: await readAgreements(ctx, comparison, range),
  }
}

function byStatus(from: Matched, to: Matched): MovesView['byStatus'] {
  const count = ({ addressees }: Matched) => Map.groupBy(addressees, ({ status }) => status)
  const [before, after] = [count(from), count(to)]
  return STATUSES.map((status) => ({ status, from: before.get(status)?.length ?? 0, to: after.get(status)?.length ?? 0 }))
}

function byTheme(moves: readonly StandingMove[], slugs: readonly string[]): readonly StandingMove[] {
  const groups = Map.groupBy(moves, ({ to }) => to.theme)
  return slugs.flatMap((slug) => groups.get(slug) ?? [])
}

/** Gives what moved its names and its acts. */
function namer(ctx: Context, { to }: Comparison, range: SeqRange, limit: number) {
  return {
    async moved<Value>(
      moves: readonly StandingMove[],
      kinds: readonly EventKind[],
      value: (standing: StandingMove['from']) => Value,
    ): Promise<Some<Moved<Value>>> {
      const some = moves.slice(0, limit)
      const codes = some.map((move) => move.to.code)
      const titles = await readTitles(ctx, codes, to)
      const acts = await readMovingActs(ctx, range, { addresseeIds: some.map((move) => move.to.addresseeId), codes, kinds })
      const institutions = new Map((await listInstitutions(ctx)).map((institution) => [institution.slug, institution]))
      const themes = new Map((await listThemes(ctx)).map((theme) => [theme.slug, theme]))
      const shown = some.map(({ from, to: now }): Moved<Value> => ({
        addresseeId: now.addresseeId,
        recommendation: { code: now.code, title: titles.get(now.code) ?? {} },
        theme: themes.get(now.theme) ?? { slug: now.theme, name: {} },
        institution: institutions.get(now.institution) ?? { slug: now.institution, name: {}, country: now.country },
        from: value(from),
        to: value(now),
        acts: acts.get(now.addresseeId) ?? [],
      }))
      return { shown, total: moves.length }
    },
    async recommendations(codes: readonly string[]): Promise<Some<RecommendationRef>> {
      const some = codes.slice(0, limit)
      const titles = await readTitles(ctx, some, to)
      return { shown: some.map((code) => ({ code, title: titles.get(code) ?? {} })), total: codes.length }
    },
  }
}

async function readAgreements(ctx: Context, { filter, to }: Comparison, range: SeqRange): Promise<MovesView['agreements']> {
  const seqs: number[] = []
  for (const kind of ['agreement_recorded', 'agreement_changed'] as const) {
    const topic = { stream: 'changes', filter: { ...TopicFilter.parse({}), ...filter, kind } } as const
    seqs.push(...(await listTopicEvents(ctx, topic, { fromSeq: range.from, beforeSeq: range.before, limit: AGREEMENTS, order: 'oldest' })))
  }
  const inOrder = seqs.toSorted((a, b) => a - b)
  return { shown: await readChanges(ctx, inOrder.slice(0, AGREEMENTS), to), total: inOrder.length }
}
