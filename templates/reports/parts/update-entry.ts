import { COLORS } from '../../charts/tokens.ts'
import type { UpdateView } from '../../view/update.ts'
import { drawRule, ensureRoom } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { drawEvidence } from './evidence-list.ts'
import { localized } from './localized.ts'
import { drawRedactionNotes } from './redactions.ts'
import { movePhrase } from './status-phrase.ts'

/** One published assessment in full: the move, what it says and why, its evidence, who published it, and whether it still counts. */
export async function drawUpdate(sheet: Sheet, update: UpdateView, indent: number, timeZone: string): Promise<void> {
  const { words } = sheet
  flow(sheet, movePhrase(words, update.from, update.status), STYLES.body, { indent, after: 2 })
  for (const runs of standingRuns(sheet, update, timeZone)) flow(sheet, runs, STYLES.body, { indent, after: 3 })
  const summary = localized(words, update.summary, {}, 'full')
  if (summary.length > 0) flow(sheet, summary, STYLES.body, { indent, after: 3 })
  const reason = localized(words, update.reason, {}, 'full')
  if (reason.length > 0)
    flow(sheet, [{ text: `${words.t('report.update.reason')} `, face: 'strong' }, ...reason], STYLES.body, { indent, after: 4 })
  flow(sheet, plain(words.t('report.evidence.label')), { ...STYLES.small, face: 'strong' }, { indent, after: 1 })
  await drawEvidence(sheet, update.evidence, update.hiddenEvidence, indent)
  flow(sheet, plain(peopleWords(sheet, update, timeZone)), STYLES.small, { indent, after: 6 })
  drawRedactionNotes(sheet, update.redactions ?? [], indent, timeZone)
}

/** A thin rule between entries. */
export function separate(sheet: Sheet, indent = 0): void {
  ensureRoom(sheet, 60)
  if (sheet.y <= PAGE.top) return
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left + indent, sheet.y, MEASURE - indent, COLORS.rule, 0.5))
  sheet.y += 6
}

function standingRuns({ words }: Sheet, update: UpdateView, timeZone: string): Run[][] {
  const label = (text: string): Run => ({ text, face: 'strong', color: 'accent' })
  const runs: Run[][] = []
  if (update.standing === 'corrected') runs.push([label(words.t('report.update.corrected'))])
  if (update.withdrawn) {
    const date = words.date(dayOf(update.withdrawn.at, timeZone))
    runs.push([label(`${words.t('report.update.withdrawn', { date })} `), ...localized(words, update.withdrawn.reason, {}, 'full')])
  }
  if (update.corrects) runs.push([{ text: words.t('report.update.corrects'), face: 'emphasis' }])
  return runs
}

function peopleWords({ words }: Sheet, update: UpdateView, timeZone: string): string {
  const date = words.date(dayOf(update.publishedAt, timeZone))
  const { author, publisher, seq } = update
  const parts = [words.t('report.update.people', { author, publisher, date, seq })]
  if (update.significance === 'minor') parts.unshift(`${words.t('report.update.minor')}.`)
  if (update.singlePerson) parts.push(words.t('report.update.single_person'))
  return parts.join(' ')
}
