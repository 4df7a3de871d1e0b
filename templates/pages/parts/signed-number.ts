import type { Words } from '../../i18n/index.ts'

/** A change with its sign: "+3", "−2", "0". */
export function signedNumber(words: Words, value: number): string {
  if (value === 0) return words.number(0)
  return `${value > 0 ? '+' : '−'}${words.number(Math.abs(value))}`
}
