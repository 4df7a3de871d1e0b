import type { Words } from '../i18n/index.ts'
import type { AddresseeView } from '../view/addressee.ts'
import type { ReportSnapshot } from '../view/edition.ts'
import type { Localized } from '../view/text.ts'
import { dayOf } from './parts/edition-words.ts'

const HEADS = [
  'recommendation_code',
  'recommendation',
  'theme',
  'institution',
  'country',
  'basis',
  'position',
  'position_stated_on',
  'status',
  'status_in_words',
  'status_since',
  'due_on',
  'overdue',
  'stale',
  'awaiting_reply',
] as const
const REPLY_HEADS = ['reply', 'reply_in_time_until', 'replied_on', 'replied_late'] as const

/**
 * Every recommendation × addressee as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF), names in the language of `words`.
 * Editions of before institutions could reply have no columns on that. Dates are `YYYY-MM-DD`; computed marks are `true` or `false`; cells that a spreadsheet would run as formulas begin with an apostrophe.
 */
export function registerAsCsv(snapshot: ReportSnapshot, words: Words): string {
  const addressees = snapshot.recommendations.flatMap((recommendation) => recommendation.addressees)
  const replies = addressees.some(({ reply }) => reply !== undefined)
  const rows = addressees.map((addressee) => [
    ...line(addressee, words),
    ...(replies ? replyCells(addressee, snapshot.edition.timeZone) : []),
  ])
  const heads = replies ? [...HEADS, ...REPLY_HEADS] : HEADS
  return `\uFEFF${[heads, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

function line(addressee: AddresseeView, words: Words): string[] {
  const { recommendation, theme, institution, position, status } = addressee
  const name = (text: Localized) => words.pick(text)?.text ?? ''
  return [
    recommendation.code,
    name(recommendation.title),
    name(theme.name),
    name(institution.name),
    institution.country,
    addressee.basis,
    position?.position ?? 'none_stated',
    position?.statedOn ?? '',
    status,
    words.t(`terms.status.${status}`),
    addressee.statusSince ?? '',
    addressee.dueOn ?? '',
    String(addressee.overdue),
    String(addressee.stale),
    String(addressee.awaitingReply),
  ]
}

function replyCells({ reply }: AddresseeView, timeZone: string): string[] {
  if (!reply) return ['', '', '', '']
  const repliedOn = reply.answeredAt === null ? '' : dayOf(reply.answeredAt, timeZone)
  return [reply.state, reply.deadline, repliedOn, reply.answeredAt === null ? '' : String(reply.late)]
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
