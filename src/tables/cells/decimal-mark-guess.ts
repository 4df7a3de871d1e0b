import type { DecimalMark } from './read-number.ts'

export interface DecimalMarkGuess {
  add(text: string): void
  /** From values that leave no choice (`1.234,5`, `0,75`, `1,234,567`); null when none does or they disagree. */
  mark(): DecimalMark
}

/** Finds out the decimal mark of a column, value by value. */
export function decimalMarkGuess(): DecimalMarkGuess {
  let [point, comma] = [0, 0]
  return {
    add(text) {
      const digits = text.slice(0, 100).replaceAll(/[^\d.,]/g, '')
      if (/,\d+\.\d+$|,\d{3},\d{3}$|^\d+\.(?:\d{1,2}|\d{4,})$|^0?\.\d+$/.test(digits)) point += 1
      if (/\.\d+,\d+$|\.\d{3}\.\d{3}$|^\d+,(?:\d{1,2}|\d{4,})$|^0?,\d+$/.test(digits)) comma += 1
    },
    mark: () => (point > comma * 100 ? '.' : comma > point * 100 ? ',' : null),
  }
}
