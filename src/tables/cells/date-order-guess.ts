import type { DateOrder } from './read-date.ts'

const PAIR = /(?<![\d/-])(\d{1,2})([-/])(\d{1,2})\2\d{2}(?:\d{2})?(?![\d/-])/g

export interface DateOrderGuess {
  add(text: string): void
  /** How the values so far write their dates, from those that leave no choice (a part above 12); null when none does or they disagree. */
  order(): DateOrder
}

/** Finds out the order of day and month in a column, value by value. */
export function dateOrderGuess(): DateOrderGuess {
  let [dayFirst, monthFirst] = [0, 0]
  return {
    add(text) {
      for (const match of text.slice(0, 200).matchAll(PAIR)) {
        const [first, second] = [Number(match[1]), Number(match[3])]
        if (first > 12 && first <= 31 && second <= 12) dayFirst += 1
        if (second > 12 && second <= 31 && first <= 12) monthFirst += 1
      }
    },
    // One slip among hundreds is no disagreement.
    order: () => (dayFirst > monthFirst * 100 ? 'dmy' : monthFirst > dayFirst * 100 ? 'mdy' : null),
  }
}
