const SPECIAL = /[\\;]/

/**
 * A list as one cell: items joined by semicolons; a semicolon or backslash within an item has a backslash before it. A list whose
 * items are all empty is written like an empty one.
 */
export function joinList(items: readonly string[]): string {
  let cell = ''
  let [mark, empty] = ['', true]
  for (const item of items) {
    if (item !== '') empty = false
    cell += mark + (SPECIAL.test(item) ? item.replaceAll(/[\\;]/g, '\\$&') : item)
    mark = ';'
  }
  return empty ? '' : cell
}

/** The items that `joinList` was given. */
export function splitList(cell: string): readonly string[] {
  if (cell === '') return []
  const items = ['']
  for (const [, escaped, plain] of cell.matchAll(/\\([\\;])|([^])/gu)) {
    if (plain === ';') items.push('')
    else items[items.length - 1] += escaped ?? plain ?? ''
  }
  return items
}
