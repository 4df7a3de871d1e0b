import type { ReportSnapshot } from '../../view/edition.ts'
import type { KeyFigures } from '../../view/figures.ts'

export interface Comparison {
  readonly figures: KeyFigures
  /** The edition that they are of; null for the figures at the start of the period. */
  readonly edition: ReportSnapshot['editionBefore'] | null
}

/** What the key figures are compared with: the edition before, else the start of the period; null where there is neither. */
export function comparisonOf({ editionBefore, trend, figuresBefore }: ReportSnapshot): Comparison | null {
  const before = editionBefore && trend?.find(({ edition }) => edition.slug === editionBefore.slug)
  if (before) return { figures: before.figures, edition: editionBefore }
  return figuresBefore ? { figures: figuresBefore, edition: null } : null
}
