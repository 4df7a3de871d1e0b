import type { ChangeView } from '../../view/change.ts'
import type { Run } from '../text/run.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'

/** When it was made public, what it was, whom it concerns, and the date in the world that it speaks of. */
export function changeHead({ words, zone }: Report, { occurredAt, kind, institution, update }: ChangeView): Run[] {
  const runs: Run[] = [
    { text: `${words.date(dayOf(occurredAt, zone))} · ` },
    { text: words.t(`terms.event.${kind}`), face: 'strong', color: 'accent' },
  ]
  if (institution) {
    const country = words.t(`terms.country.${institution.country}`)
    runs.push({ text: ' · ' }, ...localized(words, institution.name, { face: 'strong', color: 'ink' }), { text: ` (${country})` })
  }
  if (update) runs.push({ text: ` · ${words.t('report.update.effective', { date: words.date(update.effectiveOn) })}` })
  return runs
}
