import type { IndicatorChange } from '../../view/indicator-change.ts'
import type { Sheet } from '../document/sheet.ts'
import { flow } from '../text/flow.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { drawEvidence } from './evidence-list.ts'
import { localized } from './localized.ts'

/** What became known of an indicator: that it is there, a dated target, or a reading with its source. */
export async function drawIndicatorChange(sheet: Sheet, { indicator, milestone, reading }: IndicatorChange): Promise<void> {
  const { words } = sheet
  const runs: Run[] = [...localized(words, indicator.title, { face: 'strong' })]
  if (milestone)
    runs.push(
      { text: `. ${words.t('report.changes.target', { date: words.date(milestone.dueOn) })} ` },
      ...localized(words, milestone.target),
    )
  if (reading) {
    runs.push({ text: `. ${words.t('report.changes.reading', { date: words.date(reading.readOn) })} ${reading.value} ` })
    runs.push(...localized(words, indicator.unit))
  }
  if (!milestone && !reading) {
    runs.push({ text: '. ' }, ...localized(words, indicator.unit), { text: `; ${words.t(`pages.indicator.${indicator.direction}`)}` })
  }
  flow(sheet, runs, STYLES.body, { after: 3 })
  if (!reading) return
  const note = localized(words, reading.note, {}, 'full')
  if (note.length > 0) flow(sheet, note, STYLES.body, { after: 3 })
  if (reading.evidence) await drawEvidence(sheet, [reading.evidence], 0, 0)
}
