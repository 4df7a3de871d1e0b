import { describeCounts } from '../charts/describe-counts.ts'
import type { Words } from '../i18n/index.ts'
import { nameIn } from './name-in.ts'
import type { StandingView } from './standing.ts'

/** What is told of where something stands, whenever that is. */
type Standing = Omit<StandingView, 'parts' | 'recordOn' | 'asOf' | 'origin'>

/** "3 of 6 assessed". */
export function assessedOf({ kind, assessed, total }: Pick<StandingView, 'kind' | 'assessed' | 'total'>, words: Words): string {
  return words.t('reach.assessed', { kind, assessed, total })
}

/** What it is called, with the code before the name of a recommendation. */
export function standingName({ kind, id, name }: Pick<StandingView, 'kind' | 'id' | 'name'>, words: Words): string {
  const own = nameIn(words, name, id)
  return kind === 'recommendations' ? words.t('reach.coded', { code: id, name: own }) : own
}

/** "Vigía · REC-01 Public disclosure: Partial, 3 of 6 assessed": all that a badge says, in words. */
export function standingSentence(view: Standing, words: Words): string {
  return words.t('reach.sentence', { name: standingName(view, words), standing: standingInWords(view, words) })
}

/** "Partial, 3 of 6 assessed"; the split where there is no overall status. */
export function standingInWords(view: Standing, words: Words): string {
  if (view.withdrawn) return words.t('reach.withdrawn')
  if (view.total === 0) return words.t('reach.nobody')
  const status = view.overall === null ? describeCounts(view.counts, words) : words.t(`terms.status.${view.overall}`)
  return words.t('reach.standing', { status, assessed: assessedOf(view, words) })
}

/** "Record as at 23 November 2026". */
export function recordDate(view: Pick<StandingView, 'recordOn'>, words: Words): string {
  return words.t('reach.record', { date: words.date(view.recordOn, 'short') })
}

/** Absolute address of the page that it speaks for. */
export function standingAddress(view: StandingView, words: Words): string {
  const travelled = view.asOf === null ? '' : `?as_of=${encodeURIComponent(view.asOf)}`
  return `${view.origin}/${words.language}/${view.kind}/${encodeURIComponent(view.id)}${travelled}`
}

/** "Recommendation REC-01", "Institution", "Theme". */
export function kindLine({ kind, id }: Pick<StandingView, 'kind' | 'id'>, words: Words): string {
  return words.t('reach.kind', { kind, id })
}
