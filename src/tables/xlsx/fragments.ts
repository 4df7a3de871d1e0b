import { refuse } from '../refuse.ts'

/** The longest element that is held, in characters: one row, one shared text. */
const ELEMENT = 8 * 1024 * 1024
const BATCH = 256 * 1024

export interface Fragment {
  /** `before` the first element, some whole `elements`, or what comes `after` the last one's beginning. */
  readonly part: 'before' | 'elements' | 'after'
  readonly xml: string
}

/** Cuts XML before elements of one name, so that a long part is parsed piece by piece. The last element comes with what follows it. */
export async function* fragments(pieces: AsyncIterable<string>, name: string): AsyncGenerator<Fragment> {
  const start = new RegExp(`<(?:[A-Za-z][\\w.-]*:)?${name}(?=[\\s/>])`, 'g')
  let held = ''
  let begun = false
  let searched = 0
  for await (const piece of pieces) {
    held += piece
    if (held.length - searched < BATCH && begun) continue
    const first = begun ? 0 : indexOf(start, held, 0)
    if (first === -1) {
      if (held.length > ELEMENT) throw refuse('errors.table_damaged')
      continue
    }
    if (!begun) {
      yield { part: 'before', xml: held.slice(0, first) }
      held = held.slice(first)
      begun = true
    }
    const last = lastIndexOf(start, held, Math.max(1, searched - 64))
    if (last > 0) {
      yield { part: 'elements', xml: held.slice(0, last) }
      held = held.slice(last)
    } else if (held.length > ELEMENT) throw refuse('errors.table_damaged')
    searched = held.length
  }
  yield { part: begun ? 'after' : 'before', xml: held }
}

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

function lastIndexOf(pattern: RegExp, text: string, from: number): number {
  let last = -1
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) last = match.index
  return last
}
