import type { Words } from '../../i18n/index.ts'
import type { EvidenceView } from '../../view/evidence.ts'
import { breathe } from '../document/breathe.ts'
import { ensureRoom } from '../document/pages.ts'
import type { Sheet } from '../document/sheet.ts'
import { inTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { foreign, languageName, localized } from './localized.ts'

const NUMBER = 16

/** Evidence as a numbered list: what it is, who issued it, when, where; the sentence on hidden items when there are any. */
export async function drawEvidence(sheet: Sheet, evidence: readonly EvidenceView[], hidden: number, indent: number): Promise<void> {
  const { words } = sheet
  if (evidence.length === 0 && hidden === 0) flow(sheet, plain(words.t('report.evidence.none')), STYLES.small, { indent })
  if (evidence.length > 0) {
    const outer = sheet.element
    const list = sheet.doc.struct('L')
    outer.add(list)
    sheet.element = list
    for (const [index, item] of evidence.entries()) {
      drawItem(sheet, item, index + 1, indent)
      await breathe(index)
    }
    sheet.element = outer
    list.end()
  }
  if (hidden > 0) flow(sheet, plain(words.t('report.evidence.hidden', { n: hidden })), STYLES.small, { indent })
}

function drawItem(sheet: Sheet, item: EvidenceView, number: number, indent: number): void {
  ensureRoom(sheet, 2 * STYLES.small.leading)
  inTag(sheet, 'LI', {}, () => {
    const { y } = sheet
    flow(sheet, plain(`${sheet.words.number(number)}. `), STYLES.small, { role: 'Lbl', indent, width: NUMBER, after: 0 })
    sheet.y = y
    flow(sheet, evidenceRuns(sheet.words, item), STYLES.small, { role: 'LBody', indent: indent + NUMBER, after: 3 })
  })
}

function evidenceRuns(words: Words, item: EvidenceView): Run[] {
  const own = foreign(words, item.language)
  const runs: Run[] = [
    { text: item.title, face: 'strong', color: 'ink', ...own },
    { text: `. ${item.publisher}, ${words.date(item.date)}. ${words.t(`terms.evidence.${item.kind}`)}. `, color: 'ink' },
  ]
  if (own.language) runs.push({ text: `${words.t('report.evidence.language', { language: languageName(words, item.language) })} ` })
  const note = localized(words, item.note, {}, 'full')
  if (note.length > 0) runs.push({ text: '\n' }, ...note, { text: ' ' })
  if (item.announcementOnly) runs.push({ text: `${words.t('report.evidence.announcement')} `, face: 'strong' })
  if (item.address) runs.push({ text: '\n' }, addressRun(item.address), { text: ' ' })
  if (item.provenance) runs.push({ text: `${words.t('report.evidence.provenance', { copy: item.provenance })} ` })
  if (item.file) runs.push({ text: `${words.t('report.evidence.file', { name: item.file.name, sha256: item.file.sha256 })} ` })
  if (item.capturedOn) runs.push({ text: words.t('report.evidence.captured', { date: words.date(item.capturedOn) }) })
  return runs
}

/** In place of a redacted address stands a sentence, which leads nowhere. */
function addressRun(address: string): Run {
  return /^https?:\/\//i.test(address) ? { text: address, link: { address } } : { text: address }
}
