import type { Words } from '../i18n/index.ts'
import type { StatusCount } from '../view/figures.ts'

/** "Parcial 2 y Sin evaluar 3": the counts above zero, for alternative texts. */
export function describeCounts(counts: readonly StatusCount[], words: Words): string {
  const parts = counts.filter(({ count }) => count > 0)
  if (parts.length === 0) return words.t('report.chart.none')
  return words.list(parts.map(({ status, count }) => `${words.t(`terms.status.${status}`)} ${words.number(count)}`))
}

/** Sum of all counts. */
export function totalOf(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
