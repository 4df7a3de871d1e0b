import type { Words } from '../i18n/index.ts'
import { editionName, periodName } from '../reports/normalise/edition-words.ts'
import type { ChangeView } from '../view/change.ts'
import { citedText } from '../view/cited-text.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { EditionRef } from '../view/references.ts'
import type { Localized } from '../view/text.ts'

/** A title that says what changed: "REC-03 Supervisión parlamentaria · Congreso: No iniciada → Comprometida". */
export function changeTitle(change: ChangeView, words: Words): string {
  const pick = (text: Localized) => words.pick(text)?.text ?? ''
  const code = change.recommendation ? `${change.recommendation.code} ${pick(change.recommendation.title)}`.trim() : ''
  const institution = change.institution ? pick(change.institution.name) : ''
  const { update, reply, indicator, redaction } = change
  if (reply) {
    const date = words.date(reply.deadline)
    if (reply.answer) return words.t(reply.answer.late ? 'feeds.entry.reply_late' : 'feeds.entry.reply_published', { code, institution })
    return words.t(reply.missed ? 'feeds.entry.reply_missed' : 'feeds.entry.reply_invited', { code, institution, date })
  }
  if (redaction) {
    const ground = words.t(`terms.ground.${redaction.ground}`)
    if (institution !== '') return words.t('feeds.entry.redacted', { code, institution, ground })
    if (code !== '') return words.t('feeds.entry.redacted_of', { code, ground })
    if (redaction.ownerKind === 'edition') return words.t('feeds.entry.redacted_edition', { ground })
    return words.t(redaction.ownerKind === 'agreement' ? 'feeds.entry.redacted_agreement' : 'feeds.entry.redacted_evidence', { ground })
  }
  if (indicator) {
    const title = pick(indicator.indicator.title)
    const { milestone, reading } = indicator
    if (reading) {
      const value = `${reading.value} ${pick(indicator.indicator.unit)}`.trim()
      return words.t('feeds.entry.reading', { code, title, value, date: words.date(reading.readOn) })
    }
    return milestone
      ? words.t('feeds.entry.milestone', { code, title, date: words.date(milestone.dueOn) })
      : words.t('feeds.entry.indicator', { code, title })
  }
  if (update) {
    const from = words.t(`terms.status.${update.from}`)
    const to = words.t(`terms.status.${update.status}`)
    if (change.kind === 'update_withdrawn') return words.t('feeds.entry.withdrawn', { code, institution, to })
    if (change.kind === 'update_corrected') return words.t('feeds.entry.corrected', { code, institution, to })
    return words.t(update.from === update.status ? 'feeds.entry.same' : 'feeds.entry.update', { code, institution, from, to })
  }
  if (change.position) {
    return words.t('feeds.entry.position', { code, institution, position: words.t(`terms.position.${change.position.position}`) })
  }
  if (change.kind === 'due_date_set') {
    return change.dueOn === null
      ? words.t('feeds.entry.due_lifted', { code, institution })
      : words.t('feeds.entry.due', { code, institution, date: words.date(change.dueOn) })
  }
  if (change.citation) return citationTitle(change.kind, change.citation, words)
  if (change.edition) return editionEntryTitle(change.edition, words)
  if (change.agreement) {
    const title = pick(change.agreement.title)
    return words.t(change.kind === 'agreement_changed' ? 'feeds.entry.agreement_changed' : 'feeds.entry.agreement', { title })
  }
  if (change.activityFile) {
    const { title, records } = change.activityFile
    const values = { title: pick(title), n: records }
    return words.t(change.kind === 'activities_withdrawn' ? 'feeds.entry.activities_withdrawn' : 'feeds.entry.activities', values)
  }
  if (change.kind.startsWith('activities_'))
    return code === '' ? words.t(`terms.event.${change.kind}`) : `${words.t(`terms.event.${change.kind}`)}: ${code}`
  if (change.kind === 'evidence_published') return words.t('feeds.entry.evidence', { title: change.evidence?.title ?? '' })
  if (change.recommendation) {
    if (change.kind === 'recommendation_reworded') return words.t('feeds.entry.reworded', { code })
    return words.t(change.kind === 'recommendation_withdrawn' ? 'feeds.entry.recommendation_withdrawn' : 'feeds.entry.added', { code })
  }
  return words.t('feeds.entry.catalogue')
}

function citationTitle(kind: ChangeView['kind'], citation: NonNullable<ChangeView['citation']>, words: Words): string {
  const { by } = citation
  const title = words.pick(by.title)?.text ?? ''
  const who = by.kind === 'recommendation' || by.kind === 'addressee' ? `${by.code} ${title}`.trim() : title
  const institution = by.kind === 'addressee' ? ` · ${words.pick(by.institution.name)?.text ?? ''}` : ''
  const values = { who: `${who}${institution}`, what: citedText(words, citation) }
  return words.t(kind === 'activities_uncited' ? 'feeds.entry.uncited' : 'feeds.entry.cited', values)
}

/** "Informe mensual n.º 7: octubre de 2026". */
export function editionEntryTitle(edition: EditionRef, words: Words): string {
  const kind = editionName(edition, words)
  const number = editionNumber(edition)
  if (edition.periodStart === null) return words.t('feeds.entry.edition_baseline', { kind, number })
  const period = periodName({ ...edition, asOf: edition.periodStart, timeZone: 'UTC', late: false }, words)
  return words.t('feeds.entry.edition', { kind, number, period })
}
