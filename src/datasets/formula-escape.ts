/** What a spreadsheet may take for the beginning of a formula (OWASP, CSV Injection), after any apostrophes of our own. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
const ESCAPED = /^''*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** A text as a cell that no spreadsheet runs: with one apostrophe more where it begins like a formula. Undone exactly by `unescapeFormula`. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that `escapeFormula` was given. A text that merely begins with an apostrophe is left as it is. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell
}
