import type { RedactionView } from '../../view/redaction.ts'
import type { Sheet } from '../document/sheet.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'

/** Where the log says which texts were redacted; the texts themselves say so in their place. */
export function drawRedactionNotes(sheet: Sheet, redactions: readonly RedactionView[], indent: number, timeZone: string): void {
  const { words } = sheet
  for (const { at, seq } of redactions) {
    const note = words.t('report.redaction.note', { date: words.date(dayOf(at, timeZone)), seq })
    flow(sheet, plain(note), STYLES.small, { indent, after: 6 })
  }
}

/** That texts were redacted, on what ground and why. */
export function drawRedaction(sheet: Sheet, { ownerKind, ground, reason }: RedactionView): void {
  const { words } = sheet
  const what = words.t(`replies.owner.${ownerKind}`)
  const why = words.t('report.redaction.ground', { ground: words.t(`terms.ground.${ground}`) })
  flow(sheet, [{ text: `${what}. `, face: 'strong' }, { text: `${why} ` }, ...localized(words, reason, {}, 'full')], STYLES.body, {
    after: 3,
  })
}
