import { STATUSES } from '../../templates/view/scales.ts'
import type { MovesView, Some } from '../../templates/view/moves.ts'
import { readChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Matched } from '../search/index.ts'
import { findMoves, MOVED_BY, type Comparison } from './find-moves.ts'
import { moveNamer } from './move-namer.ts'

/** Agreements are told whole, not by a line. */
const MOST_AGREEMENTS = 100

/**
 * What moved in the record between two instants: each status, due date and position with the acts in between, recommendations added,
 * withdrawn and reworded, agreements. `limit`: how many of each are read with their names.
 */
export async function readMoves(ctx: Context, comparison: Comparison, limit: number): Promise<Omit<MovesView, 'topic' | 'from' | 'to'>> {
  const { sides, moves, range, themes } = await findMoves(ctx, comparison)
  const inTheme = Map.groupBy(moves.statuses, ({ to }) => to.theme)
  const name = await moveNamer(ctx, comparison, range)
  const recommendations = (codes: readonly string[]) => some(codes, limit, name.recommendations)
  return {
    recommendations: { from: sides.from.recommendations.length, to: sides.to.recommendations.length },
    addressees: { from: sides.from.addressees.length, to: sides.to.addressees.length },
    byStatus: byStatus(sides.from, sides.to),
    statuses: await some(moves.statuses, limit, (shown) => name.moved(shown, MOVED_BY.statuses, (at) => at?.status ?? null)),
    themes: themes.flatMap((theme) => {
      const own = inTheme.get(theme.slug)?.length ?? 0
      return own === 0 ? [] : [{ theme, moves: own }]
    }),
    dueDates: await some(moves.dueDates, limit, (shown) => name.moved(shown, MOVED_BY.dueDates, (at) => at?.dueOn ?? null)),
    positions: await some(moves.positions, limit, (shown) => name.moved(shown, MOVED_BY.positions, (at) => at?.position ?? null)),
    added: await recommendations(moves.added),
    withdrawn: await recommendations(moves.withdrawn),
    reworded: await recommendations(moves.reworded),
    agreements: await some(moves.agreementActs, Math.min(limit, MOST_AGREEMENTS), (seqs) => readChanges(ctx, seqs, comparison.to)),
  }
}

async function some<Found, Item>(
  found: readonly Found[],
  limit: number,
  name: (shown: readonly Found[]) => Promise<readonly Item[]>,
): Promise<Some<Item>> {
  return { shown: await name(found.slice(0, limit)), total: found.length }
}

function byStatus(from: Matched, to: Matched): MovesView['byStatus'] {
  const count = ({ addressees }: Matched) => Map.groupBy(addressees, ({ status }) => status)
  const [before, after] = [count(from), count(to)]
  return STATUSES.map((status) => ({ status, from: before.get(status)?.length ?? 0, to: after.get(status)?.length ?? 0 }))
}
