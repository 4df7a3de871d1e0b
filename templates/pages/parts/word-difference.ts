import { html } from 'hono/html'
import type { Html } from '../page-context.ts'

/** Beyond this many pairs of words the middle of two texts is marked as one piece: comparing them would take too long. */
const MOST_PAIRS = 1_000_000

/** One text as it differs from another: words that the other lacks are marked, as removed (`del`) or as new (`ins`). */
export function wordDifference(text: string, other: string, mark: 'del' | 'ins'): Html {
  const [own, theirs] = [pieces(text), pieces(other)]
  const shared = sharedWords(own, theirs)
  const runs: { text: string; marked: boolean }[] = []
  for (const [index, piece] of own.entries()) {
    const marked = !shared.has(index)
    const last = runs.at(-1)
    if (last?.marked === marked) last.text += piece
    else runs.push({ text: piece, marked })
  }
  return html`${runs.map((run) => (!run.marked ? html`${run.text}` : mark === 'ins' ? html`<ins>${run.text}</ins>` : html`<del>${run.text}</del>`))}`
}

function pieces(text: string): readonly string[] {
  return text.match(/\s*\S+/g) ?? []
}

/** Indexes of `own` that belong to the longest common subsequence with `other`. */
function sharedWords(own: readonly string[], other: readonly string[]): ReadonlySet<number> {
  const same = (a: number, b: number) => own[a]?.trim() === other[b]?.trim()
  let start = 0
  while (start < own.length && start < other.length && same(start, start)) start += 1
  let end = 0
  while (end < own.length - start && end < other.length - start && same(own.length - 1 - end, other.length - 1 - end)) end += 1
  const shared = new Set<number>(own.keys())
  const [rows, columns] = [own.length - start - end, other.length - start - end]
  for (let index = start; index < start + rows; index += 1) shared.delete(index)
  if (rows * columns === 0 || rows * columns > MOST_PAIRS) return shared
  const width = columns + 1
  const longest = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      longest[row * width + column] = same(start + row, start + column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (same(start + row, start + column)) {
      shared.add(start + row)
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return shared
}
