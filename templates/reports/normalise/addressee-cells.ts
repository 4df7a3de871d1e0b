import type { Words } from '../../i18n/index.ts'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Run } from '../text/run.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'
import { statusPhrase } from './status-phrase.ts'

const FLAGS = ['overdue', 'stale', 'awaiting_reply'] as const

/** Institution with its country beneath; `withBasis` adds that the source does not name it, where it does not. */
export function institutionCell(words: Words, { institution, basis }: AddresseeView, withBasis = false): Run[] {
  const country = words.t(`terms.country.${institution.country}`)
  const beneath = withBasis && basis === 'elaboration' ? `${country}, ${words.t('report.block.basis.elaboration')}` : country
  return [...localized(words, institution.name), { text: `\n${beneath}`, size: 7.5, color: 'soft' }]
}

/** What the institution says of the recommendation; soft where it said nothing. */
export function positionCell(words: Words, { position }: AddresseeView): Run[] {
  return [{ text: words.t(`terms.position.${position?.position ?? 'none_stated'}`), ...(!position && { color: 'soft' as const }) }]
}

/** Mark and word, with what is computed (overdue, not reviewed, awaiting reply) beneath. */
export function statusCell(words: Words, addressee: AddresseeView): Run[] {
  const on = { overdue: addressee.overdue, stale: addressee.stale, awaiting_reply: addressee.awaitingReply }
  const flags = FLAGS.filter((flag) => on[flag])
  const beneath = flags.map((flag): Run => ({
    text: `\n${words.t(`terms.computed.${flag}`)}`,
    size: 7.5,
    color: flag === 'overdue' ? 'accent' : 'soft',
  }))
  return [...statusPhrase(words, addressee.status), ...beneath]
}

/** Where the institution's reply stands; soft where it was never invited. */
export function replyCell(words: Words, { reply }: AddresseeView, timeZone: string): Run[] {
  if (!reply) return [{ text: words.t('report.register.no_date'), color: 'soft' }]
  const short = (date: string) => words.date(date, 'short').replaceAll(' ', '\u00A0')
  if (reply.answeredAt === null) {
    const state = words.t(reply.state === 'missed' ? 'report.reply.cell.missed' : 'report.reply.cell.invited', {
      date: short(reply.deadline),
    })
    return [{ text: state, color: reply.state === 'missed' ? 'accent' : 'ink' }]
  }
  const answered: Run = { text: words.t('report.reply.cell.answered', { date: short(dayOf(reply.answeredAt, timeZone)) }) }
  return reply.late ? [answered, { text: `\n${words.t('report.reply.cell.late')}`, size: 7.5, color: 'soft' }] : [answered]
}

/** Status with the date since when beneath, for a table that has no column for it. */
export function statusSinceCell(words: Words, addressee: AddresseeView): Run[] {
  const since = addressee.statusSince
  const cell = statusCell(words, addressee)
  if (since === null) return cell
  const date = words.date(since, 'short').replaceAll(' ', '\u00A0')
  return [...cell, { text: `\n${words.t('report.register.since_date', { date })}`, size: 7.5, color: 'soft' }]
}

/** A day in short form that does not break over two lines; a dash where there is none. */
export function dateCell(words: Words, date: string | null): Run[] {
  if (date === null) return [{ text: words.t('report.register.no_date'), color: 'soft' }]
  return [{ text: words.date(date, 'short').replaceAll(' ', '\u00A0') }]
}
