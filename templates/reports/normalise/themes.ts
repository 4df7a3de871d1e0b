import type { ReportSnapshot } from '../../view/edition.ts'
import type { KeyFigures, StatusCount } from '../../view/figures.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { ThemeRef } from '../../view/references.ts'
import { countStatuses } from './count-statuses.ts'

export interface ThemeGroup {
  readonly theme: ThemeRef
  readonly recommendations: readonly RecommendationView[]
  readonly counts: readonly StatusCount[]
}

/** The recommendations by theme, themes in the order of the key figures, any other after them. */
export function themesOf({ recommendations, figures }: Pick<ReportSnapshot, 'recommendations' | 'figures'>): readonly ThemeGroup[] {
  const groups = Map.groupBy(recommendations, ({ theme }) => theme.slug)
  const order = orderOf(figures, recommendations)
  return order.flatMap((theme) => {
    const own = groups.get(theme.slug)
    return own ? [{ theme, recommendations: own, counts: countStatuses(own.flatMap(({ addressees }) => addressees)) }] : []
  })
}

/** Where the chapter of a theme begins. */
export function themePlace({ slug }: ThemeRef): string {
  return `theme-${slug}`
}

function orderOf({ byTheme }: KeyFigures, recommendations: readonly RecommendationView[]): readonly ThemeRef[] {
  const themes = [...byTheme.map(({ theme }) => theme), ...recommendations.map(({ theme }) => theme)]
  return [...new Map(themes.map((theme) => [theme.slug, theme])).values()]
}
