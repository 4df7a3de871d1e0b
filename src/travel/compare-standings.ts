import type { Matched } from '../search/index.ts'
import type { Standing } from '../standings/index.ts'

/** One addressee at both dates; `from` null: it was not on record. */
export interface StandingMove {
  readonly from: Standing | null
  readonly to: Standing
}

export interface StandingMoves {
  readonly statuses: readonly StandingMove[]
  readonly dueDates: readonly StandingMove[]
  readonly positions: readonly StandingMove[]
  /** Codes. */
  readonly added: readonly string[]
  readonly withdrawn: readonly string[]
  /** On the list at both dates. */
  readonly kept: readonly string[]
}

/**
 * What moved from one date to a later one, in the catalogue's order. An addressee or a recommendation counts when the filters leave
 * it at one of the two. Addressees that came to the record count when they have been assessed since, those that left it do not.
 */
export function compareStandings(from: Matched, to: Matched): StandingMoves {
  const fitting = new Set([...from.addressees, ...to.addressees].map(({ addresseeId }) => addresseeId))
  const codes = new Set([...from.recommendations, ...to.recommendations].map(({ code }) => code))
  const before = new Map(from.standings.addressees.map((standing) => [standing.addresseeId, standing]))
  const moves: StandingMove[] = to.standings.addressees.flatMap((standing) =>
    fitting.has(standing.addresseeId) ? [{ from: before.get(standing.addresseeId) ?? null, to: standing }] : [],
  )
  const known = [...to.standings.recommendations.values()].filter(({ code }) => codes.has(code))
  const was = (code: string) => from.standings.recommendations.get(code)
  return {
    statuses: moves.filter((move) => move.to.status !== (move.from?.status ?? 'not_assessed')),
    dueDates: moves.filter((move) => move.from !== null && move.to.dueOn !== move.from.dueOn),
    positions: moves.filter((move) => move.to.position !== (move.from?.position ?? null)),
    added: known.flatMap(({ code, withdrawn }) => (was(code) === undefined && !withdrawn ? [code] : [])),
    withdrawn: known.flatMap(({ code, withdrawn }) => (withdrawn && was(code)?.withdrawn !== true ? [code] : [])),
    kept: known.flatMap(({ code, withdrawn }) => (was(code) !== undefined && !withdrawn ? [code] : [])),
  }
}
