import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { KeyFigures, StatusCount } from '../../templates/view/figures.ts'
import type { RecommendationListItem } from '../../templates/view/recommendation.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'

/** The figures that dashboard and reports open with, counted over addressees. `themes` gives the order; empty ones are left out. */
export function keyFigures(recommendations: readonly RecommendationListItem[], themes: readonly ThemeRef[]): KeyFigures {
  const addressees = recommendations.flatMap((recommendation) => recommendation.addressees)
  const byTheme = Map.groupBy(addressees, (addressee) => addressee.theme.slug)
  const byCountry = Map.groupBy(addressees, (addressee) => addressee.institution.country)
  return {
    recommendations: recommendations.length,
    addressees: addressees.length,
    assessed: addressees.filter((addressee) => addressee.status !== 'not_assessed').length,
    overdue: addressees.filter((addressee) => addressee.overdue).length,
    stale: addressees.filter((addressee) => addressee.stale).length,
    awaitingReply: addressees.filter((addressee) => addressee.awaitingReply).length,
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

function countStatuses(addressees: readonly AddresseeView[]): readonly StatusCount[] {
  return STATUSES.map((status) => ({ status, count: addressees.filter((addressee) => addressee.status === status).length }))
}
