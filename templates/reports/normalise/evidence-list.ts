import type { Words } from '../../i18n/index.ts'
import type { EvidenceView } from '../../view/evidence.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { joinRuns } from './join-runs.ts'
import { foreign, localized } from './localized.ts'
import type { Report } from './report.ts'
import { remark } from './section.ts'

const NUMBER = 16

/** Evidence as a numbered list: what it is, who issued it, when, where; the sentence on hidden items when there are any. */
export function* evidenceBlocks({ words }: Report, evidence: readonly EvidenceView[], hidden = 0, indent = 0): Generator<Block> {
  if (evidence.length === 0 && hidden === 0) yield { ...remark(words.t('report.evidence.none')), indent }
  if (evidence.length > 0) {
    yield open('L')
    for (const [index, item] of evidence.entries()) {
      yield open('LI')
      const label = { runs: [{ text: `${words.number(index + 1)}.` }], indent }
      yield paragraph(evidenceRuns(words, item), STYLES.small, { role: 'LBody', indent: indent + NUMBER, after: 3, label })
      yield close
    }
    yield close
  }
  if (hidden > 0) yield { ...remark(words.t('report.evidence.hidden', { n: hidden })), indent }
}

/** One piece of evidence: title, publisher, date, kind, what it says, where it lies, and the digest of its file. */
export function evidenceRuns(words: Words, item: EvidenceView): Run[] {
  const { title, publisher, date, kind, language, note, address, announcementOnly, deadSince, provenance, file, capturedOn } = item
  const own = foreign(words, language)
  const named: Run[] = [
    { text: title, face: 'strong', color: 'ink', ...own },
    { text: `. ${publisher}, ${words.date(date)}. ${words.t(`terms.evidence.${kind}`)}.`, color: 'ink' },
  ]
  const when = (condition: unknown, text: () => string): Run[] => (condition ? [{ text: text() }] : [])
  const foreignWords = when(own.language, () => words.t('report.evidence.language', { language: words.languageName(language) }))
  const announcement: Run[] = announcementOnly ? [{ text: words.t('report.evidence.announcement'), face: 'strong' }] : []
  const found = [
    address ? [addressRun(address)] : [],
    when(deadSince, () => words.t('report.evidence.dead', { date: words.date(deadSince ?? '') })),
    when(provenance, () => words.t('report.evidence.provenance', { copy: provenance ?? '' })),
    file ? [{ text: fileWords(words, file) }] : [],
    when(capturedOn, () => words.t('report.evidence.captured', { date: words.date(capturedOn ?? '') })),
  ]
  const said = joinRuns([localized(words, note, {}, 'full'), announcement], ' ')
  return joinRuns([joinRuns([named, foreignWords], ' '), said, joinRuns(found, ' ')], '\n')
}

function fileWords(words: Words, { name, sha256, destroyed }: NonNullable<EvidenceView['file']>): string {
  return words.t(destroyed ? 'report.evidence.file.destroyed' : 'report.evidence.file', { name, sha256 })
}

/** In place of a redacted address stands a sentence, which leads nowhere. */
function addressRun(address: string): Run {
  return /^https?:\/\//i.test(address) ? { text: address, link: { address } } : { text: address }
}
