import type { Words } from '../../i18n/index.ts'

/** A difference with its sign ("+3", "−1"), or "0". */
export function signed(change: number, words: Words): string {
  if (change === 0) return words.number(0)
  return `${change > 0 ? '+' : '−'}${words.number(Math.abs(change))}`
}
