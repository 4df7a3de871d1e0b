import type { UpdateView } from '../../view/update.ts'
import { paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { evidenceBlocks } from './evidence-list.ts'
import { localized } from './localized.ts'
import { redactionNotes } from './redactions.ts'
import type { Report } from './report.ts'
import { movePhrase } from './status-phrase.ts'

/** One published assessment in full: the move, what it says and why, its evidence, who published it, and whether it still counts. */
export function* updateBlocks(report: Report, update: UpdateView, indent: number): Generator<Block> {
  const { words } = report
  const set = (runs: readonly Run[], after: number, keep = 0) => paragraph(runs, STYLES.body, { indent, after, keep })
  yield set(movePhrase(words, update.from, update.status), 2, 30)
  for (const runs of standingRuns(report, update)) yield set(runs, 3)
  const summary = localized(words, update.summary, {}, 'full')
  if (summary.length > 0) yield set(summary, 3)
  const reason = localized(words, update.reason, {}, 'full')
  if (reason.length > 0) yield set([{ text: `${words.t('report.update.reason')} `, face: 'strong' }, ...reason], 4)
  const label: Run[] = [{ text: words.t('report.evidence.label') }]
  yield paragraph(label, { ...STYLES.small, face: 'strong' }, { indent, after: 1, keep: 24 })
  yield* evidenceBlocks(report, update.evidence, update.hiddenEvidence, indent)
  yield paragraph([{ text: peopleWords(report, update) }], STYLES.small, { indent, after: 6 })
  yield* redactionNotes(report, update.redactions ?? [], indent)
}

/** Whether it still counts, and what it stands in place of. */
function standingRuns({ words, zone }: Report, update: UpdateView): Run[][] {
  const label = (text: string): Run => ({ text, face: 'strong', color: 'accent' })
  const runs: Run[][] = []
  if (update.standing === 'corrected') runs.push([label(words.t('report.update.corrected'))])
  if (update.withdrawn) {
    const date = words.date(dayOf(update.withdrawn.at, zone))
    runs.push([label(`${words.t('report.update.withdrawn', { date })} `), ...localized(words, update.withdrawn.reason, {}, 'full')])
  }
  if (update.corrects) runs.push([{ text: words.t('report.update.corrects'), face: 'emphasis' }])
  return runs
}

function peopleWords({ words, zone }: Report, update: UpdateView): string {
  const date = words.date(dayOf(update.publishedAt, zone))
  const { author, publisher, seq } = update
  const parts = [words.t('report.update.people', { author, publisher, date, seq })]
  if (update.significance === 'minor') parts.unshift(`${words.t('report.update.minor')}.`)
  if (update.singlePerson) parts.push(words.t('report.update.single_person'))
  return parts.join(' ')
}
