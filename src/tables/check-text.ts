import { repairMojibake } from './repair-mojibake.ts'
import { decodeEntities } from './decode-entities.ts'
import type { Notice, NoticeKey, TableHints } from './table.ts'

const ODD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd&\\\u00c2-\u00c5\u00e2\u00f0]|_x[0-9A-Fa-f]{4}_|\ufeff/
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const ESCAPE = /\\u([0-9a-fA-F]{4})/g

export interface CheckedText {
  readonly text: string
  readonly found: readonly { readonly key: NoticeKey; readonly values?: Notice['values'] }[]
}

/** Damage that a text brought along from where it was: said, and undone only where `repair` asks for it. */
export function checkText(text: string, repair: TableHints['repair']): CheckedText | null {
  if (!ODD.test(text)) return null
  const found: { key: NoticeKey; values?: NonNullable<Notice['values']> }[] = []
  let now = text
  if (text.includes('\u0000')) found.push({ key: 'imports.read.nul' })
  if (CONTROL.test(text)) found.push({ key: 'imports.read.control', values: { sample: around(text, CONTROL.exec(text)!.index) } })
  if (text.includes('\ufffd')) found.push({ key: 'imports.read.undecodable', values: { sample: around(text, text.indexOf('\ufffd')) } })
  const mended = repairMojibake(now)
  if (mended !== null) {
    found.push({ key: repair?.mojibake ? 'imports.read.mojibake_repaired' : 'imports.read.mojibake', values: differing(now, mended) })
    if (repair?.mojibake) now = mended
  }
  const unescaped = now.replaceAll(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (unescaped !== now) {
    found.push({ key: repair?.escapes ? 'imports.read.escapes_repaired' : 'imports.read.escapes', values: differing(now, unescaped) })
    if (repair?.escapes) now = unescaped.toWellFormed()
  }
  const decoded = decodeEntities(now)
  if (decoded !== now) {
    found.push({ key: repair?.entities ? 'imports.read.entities_repaired' : 'imports.read.entities', values: differing(now, decoded) })
    if (repair?.entities) now = decoded
  }
  return found.length === 0 ? null : { text: now, found }
}

function around(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 15), at + 15)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\u2422')
    .toWellFormed()
}

/** The first stretch in which two texts differ. */
function differing(before: string, after: string): { before: string; after: string } {
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return { before: around(before, at + 3), after: around(after, at + 3) }
}
