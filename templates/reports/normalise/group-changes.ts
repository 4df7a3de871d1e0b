import type { ChangeView } from '../../view/change.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { RecommendationRef, ThemeRef } from '../../view/references.ts'
import { themesOf } from './themes.ts'

export interface ChangesOfTheme {
  /** Null: acts on recommendations that are not, or no longer, in the report. */
  readonly theme: ThemeRef | null
  readonly recommendations: readonly { readonly recommendation: RecommendationRef; readonly changes: readonly ChangeView[] }[]
}

export interface GroupedChanges {
  readonly byTheme: readonly ChangesOfTheme[]
  /** Acts that are about no recommendation: agreements, editions, the catalogue. */
  readonly others: readonly ChangeView[]
}

/** The acts of a period by theme and recommendation, in the order of the report; within a recommendation as they happened. */
export function groupChanges(snapshot: Pick<ReportSnapshot, 'changes' | 'recommendations' | 'figures'>): GroupedChanges {
  const byCode = Map.groupBy(snapshot.changes, ({ recommendation }) => recommendation?.code)
  const take = (recommendation: RecommendationRef) => {
    const changes = byCode.get(recommendation.code)
    return changes ? [{ recommendation, changes }] : []
  }
  const themes = themesOf(snapshot).map(({ theme, recommendations }) => ({ theme, recommendations: recommendations.flatMap(take) }))
  const known = new Set(snapshot.recommendations.map(({ code }) => code))
  const gone = new Map(
    snapshot.changes.flatMap(({ recommendation: ref }) => (ref && !known.has(ref.code) ? [[ref.code, ref] as const] : [])),
  )
  const rest: ChangesOfTheme = { theme: null, recommendations: [...gone.values()].flatMap(take) }
  return {
    byTheme: [...themes, rest].filter(({ recommendations }) => recommendations.length > 0),
    others: byCode.get(undefined) ?? [],
  }
}
