import type { RedactionView } from '../../view/redaction.ts'
import { paragraph, type Block } from '../layout/block.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'

/** Where the log says which texts were redacted; the texts themselves say so in their place. */
export function* redactionNotes({ words, zone }: Report, redactions: readonly RedactionView[], indent: number): Generator<Block> {
  for (const { at, seq } of redactions) {
    const note = words.t('report.redaction.note', { date: words.date(dayOf(at, zone)), seq })
    yield paragraph(plain(note), STYLES.small, { indent, after: 6 })
  }
}

/** That texts were redacted, on what ground and why. */
export function redactionRuns({ words }: Report, { ownerKind, ground, reason }: RedactionView): Run[] {
  const what = words.t(`replies.owner.${ownerKind}`)
  const why = words.t('report.redaction.ground', { ground: words.t(`terms.ground.${ground}`) })
  return [{ text: `${what}. `, face: 'strong' }, { text: `${why} ` }, ...localized(words, reason, {}, 'full')]
}
