import type { KeyFigures, StatusCount } from '../../templates/view/figures.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'
import type { Standing, Standings } from '../standings/index.ts'

/** The key figures of how everything stands, without a look at any text. `themes` gives the order; empty ones are left out. */
export function countStandings({ addressees, recommendations }: Standings, themes: readonly ThemeRef[]): KeyFigures {
  const byTheme = Map.groupBy(addressees, ({ theme }) => theme)
  const byCountry = Map.groupBy(addressees, ({ country }) => country)
  const count = (fits: (standing: Standing) => boolean) => addressees.filter(fits).length
  return {
    recommendations: recommendations
      .values()
      .filter(({ withdrawn }) => !withdrawn)
      .toArray().length,
    addressees: addressees.length,
    assessed: count(({ status }) => status !== 'not_assessed'),
    overdue: count(({ overdue }) => overdue),
    stale: count(({ stale }) => stale),
    awaitingReply: count(({ awaitingReply }) => awaitingReply),
    byStatus: countStatuses(addressees),
    byTheme: themes.flatMap((theme) => {
      const own = byTheme.get(theme.slug)
      return own ? [{ theme, counts: countStatuses(own) }] : []
    }),
    byCountry: COUNTRIES.flatMap((country) => {
      const own = byCountry.get(country)
      return own ? [{ country, counts: countStatuses(own) }] : []
    }),
  }
}

function countStatuses(standings: readonly Standing[]): readonly StatusCount[] {
  const counts = Map.groupBy(standings, ({ status }) => status)
  return STATUSES.map((status) => ({ status, count: counts.get(status)?.length ?? 0 }))
}
