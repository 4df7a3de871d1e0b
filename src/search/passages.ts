import type { FoundItem, Passage } from '../../templates/view/found.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { TextHits } from './search-text.ts'

/** Characters of a long text that are shown before the first hit and in all. */
const LEAD = 60
const LENGTH = 240

/** Letters and figures of any script: all but space and the signs of these languages, which costs a third of asking for them. */
const PART = /[^\s!-/:-@[-`{-~\u00A1-\u00BF\u2010-\u203A\u2026]+/g
const COMPOUND = new RegExp(`${PART.source}(?:[-'’.]${PART.source})*`, 'g')

interface Field {
  readonly field: Passage['field']
  readonly text: Localized
}

/** Where the words of a search stand in a recommendation: each field and language with a hit, a long text from shortly before the first. */
export function passagesOf(item: Omit<FoundItem, 'passages'>, { words }: TextHits, related: readonly Field[]): readonly Passage[] {
  const forms = new Set(words.flatMap((word) => [...word.forms]))
  const institutions = new Map(item.addressees.map(({ institution }) => [institution.slug, institution.name]))
  const fields: readonly Field[] = [
    { field: 'code', text: { und: item.code } },
    { field: 'title', text: item.title },
    { field: 'statement', text: item.statement },
    ...[...institutions.values()].map((text): Field => ({ field: 'institution', text })),
    { field: 'theme', text: item.theme.name },
    ...related,
  ]
  return fields.flatMap(({ field, text }) =>
    Object.entries(text).flatMap(([language, body]) => {
      const pieces = field === 'code' ? codePieces(body, forms) : piecesOf(body, forms)
      return pieces.some(({ hit }) => hit) ? [{ field, language, pieces }] : []
    }),
  )
}

function codePieces(code: string, forms: ReadonlySet<string>): Passage['pieces'] {
  return [{ text: code, hit: forms.has(code.toLowerCase()) }]
}

function piecesOf(body: string, forms: ReadonlySet<string>): Passage['pieces'] {
  const short = body.length <= LENGTH
  let [from, to] = [0, body.length]
  const hits: Hit[] = []
  for (const match of body.matchAll(COMPOUND)) {
    if (match.index >= to) break
    for (const hit of hitsIn(match[0], match.index, forms)) {
      if (hits.length === 0 && !short) {
        from = wordStart(body, Math.max(0, hit.from - LEAD))
        to = wordEnd(body, Math.min(body.length, from + LENGTH))
      }
      if (hit.to <= to) hits.push(hit)
    }
  }
  if (hits.length === 0) return []
  const pieces: { text: string; hit: boolean }[] = []
  let at = from
  for (const hit of hits) {
    pieces.push({ text: body.slice(at, hit.from), hit: false }, { text: body.slice(hit.from, hit.to), hit: true })
    at = hit.to
  }
  pieces.push({ text: body.slice(at, to), hit: false })
  const cut = [...(from > 0 ? [{ text: '… ', hit: false }] : []), ...pieces, ...(to < body.length ? [{ text: ' …', hit: false }] : [])]
  return cut.filter(({ text }) => text !== '')
}

interface Hit {
  readonly from: number
  readonly to: number
}

/** A compound as a whole, else its parts. */
function hitsIn(word: string, from: number, forms: ReadonlySet<string>): readonly Hit[] {
  const lower = word.toLowerCase()
  if (forms.has(lower)) return [{ from, to: from + word.length }]
  if (!/[-'’.]/.test(word)) return []
  return [...word.matchAll(PART)].flatMap((part) =>
    forms.has(part[0].toLowerCase()) ? [{ from: from + part.index, to: from + part.index + part[0].length }] : [],
  )
}

function wordStart(body: string, at: number): number {
  if (at === 0) return 0
  const space = body.indexOf(' ', at)
  return space === -1 ? at : space + 1
}

function wordEnd(body: string, at: number): number {
  if (at === body.length) return at
  const space = body.lastIndexOf(' ', at)
  return space <= 0 ? at : space
}
