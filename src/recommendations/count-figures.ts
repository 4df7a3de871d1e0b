import type { KeyFigures, StatusCount } from '../../templates/view/figures.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import { COUNTRIES, STATUSES, type Country, type Status } from '../../templates/view/scales.ts'

/** What is counted of one addressee. */
export interface Counted {
  readonly status: Status
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaitingReply: boolean
  /** Slug. */
  readonly theme: string
  readonly country: Country
}

type Tally = Map<Status, number>

/** Key figures over addressees, in one pass. `themes` gives the order; those that nobody has are left out, as are countries. */
export function countFigures(addressees: readonly Counted[], recommendations: number, themes: readonly ThemeRef[]): KeyFigures {
  const all: Tally = new Map()
  const byTheme = new Map<string, Tally>()
  const byCountry = new Map<Country, Tally>()
  let [overdue, stale, awaitingReply] = [0, 0, 0]
  for (const addressee of addressees) {
    add(all, addressee.status)
    add(tallyOf(byTheme, addressee.theme), addressee.status)
    add(tallyOf(byCountry, addressee.country), addressee.status)
    if (addressee.overdue) overdue += 1
    if (addressee.stale) stale += 1
    if (addressee.awaitingReply) awaitingReply += 1
  }
  return {
    recommendations,
    addressees: addressees.length,
    assessed: addressees.length - (all.get('not_assessed') ?? 0),
    overdue,
    stale,
    awaitingReply,
    byStatus: counts(all),
    byTheme: themes.flatMap((theme) => {
      const own = byTheme.get(theme.slug)
      return own ? [{ theme, counts: counts(own) }] : []
    }),
    byCountry: COUNTRIES.flatMap((country) => {
      const own = byCountry.get(country)
      return own ? [{ country, counts: counts(own) }] : []
    }),
  }
}

function add(tally: Tally, status: Status): void {
  tally.set(status, (tally.get(status) ?? 0) + 1)
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const own = tallies.get(key) ?? new Map()
  tallies.set(key, own)
  return own
}

function counts(tally: Tally): readonly StatusCount[] {
  return STATUSES.map((status) => ({ status, count: tally.get(status) ?? 0 }))
}
