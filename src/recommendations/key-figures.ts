import type { KeyFigures } from '../../templates/view/figures.ts'
import type { RecommendationListItem } from '../../templates/view/recommendation.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import type { Country } from '../../templates/view/scales.ts'
import { countFigures } from './count-figures.ts'

/** The figures that reports open with, counted over addressees. `themes` gives the order; empty ones are left out. */
export function keyFigures(recommendations: readonly RecommendationListItem[], themes: readonly ThemeRef[]): KeyFigures {
  const addressees = recommendations.flatMap((recommendation) => recommendation.addressees)
  return countFigures(
    addressees.map((addressee) => ({
      ...addressee,
      theme: addressee.theme.slug,
      country: addressee.institution.country satisfies Country,
    })),
    recommendations.length,
    themes,
  )
}
