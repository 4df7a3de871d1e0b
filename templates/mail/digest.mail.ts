import type { Words } from '../i18n/index.ts'
import type { Told } from './act.mail.ts'
import type { Place } from './parts/act.ts'
import type { Block, Fragment, Phrase } from './parts/block.ts'
import { fragment, joined } from './parts/fragment.ts'

/** What a digest counts, in the order in which its subject names them. */
export const DIGEST_COUNTS = [
  'status',
  'reply',
  'unanswered',
  'position',
  'recommendation',
  'taken_off',
  'agreement',
  'due',
  'measure',
  'edition',
] as const
export type DigestCount = (typeof DIGEST_COUNTS)[number]

/** The groups of a digest in their order. */
export const DIGEST_SECTIONS = ['status', 'reply', 'position', 'recommendation', 'agreement', 'due', 'measure', 'edition'] as const
export type DigestSection = (typeof DIGEST_SECTIONS)[number]

export interface DigestView {
  readonly frequency: 'daily' | 'weekly'
  /** First and last day in the record's zone, `YYYY-MM-DD`, and the same in instants. */
  readonly firstDay: string
  readonly lastDay: string
  readonly from: string
  readonly to: string
  readonly counts: Readonly<Partial<Record<DigestCount, number>>>
  readonly sections: readonly { readonly name: DigestSection; readonly pieces: readonly Fragment[] }[]
  /** Acts that alone would not have been worth a mail, each with where to read of it. */
  readonly minor: readonly Phrase[]
  /** What is left out, and the whole address of where it is shown; null: nothing. */
  readonly more: { readonly count: number; readonly href: string } | null
}

const NAMED = 3
const WEEK = 7

/** The subject and body of a digest: what moved, grouped; a subject that says what is in it. */
export function tellDigest(view: DigestView, words: Words, place: Place): Told {
  const what = counted(view, words)
  const subject = subjectOf(view, what, words)
  const zone = place.timeZone
  const lead = words.t('mails.digest.lead', { from: words.instant(view.from, zone), to: words.instant(view.to, zone), zone, what })
  const pieces: Fragment[] = [
    fragment(
      [
        { kind: 'title', phrase: { text: titleOf(view, words) } },
        { kind: 'paragraph', phrase: { text: lead } },
      ],
      words,
    ),
  ]
  for (const { name, pieces: own } of view.sections) {
    if (own.length === 0) continue
    pieces.push(fragment([section(words.t(`mails.digest.section.${name}`))], words), ...own)
  }
  const last: Block[] = []
  if (view.minor.length > 0) last.push(section(words.t('mails.digest.section.minor')), { kind: 'list', items: view.minor })
  if (view.more) {
    last.push({ kind: 'paragraph', phrase: { text: words.t('mails.digest.more', { n: view.more.count }), href: view.more.href } })
  }
  return { subject, body: joined([...pieces, fragment(last, words)]) }
}

function section(text: string): Block {
  return { kind: 'section', phrase: { text } }
}

/** "3 cambios, 1 respuesta": the first few kinds by name, the rest together. */
function counted({ counts }: DigestView, words: Words): string {
  const present = DIGEST_COUNTS.filter((name) => (counts[name] ?? 0) > 0)
  const shown = present.length > NAMED + 1 ? present.slice(0, NAMED) : present
  const rest = present.slice(shown.length).reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  const parts = shown.map((name) => words.t(`mails.digest.count.${name}`, { n: counts[name] ?? 0 }))
  return [...parts, ...(rest === 0 ? [] : [words.t('mails.digest.count.more', { n: rest })])].join(', ')
}

function subjectOf(view: DigestView, what: string, words: Words): string {
  if (isOneDay(view)) return words.t('mails.digest.subject.daily', { date: dayAndMonth(view.lastDay, words), what })
  const range = dayRange(view, words)
  return words.t(isOneWeek(view) ? 'mails.digest.subject.weekly' : 'mails.digest.subject.days', { range, what })
}

function titleOf(view: DigestView, words: Words): string {
  if (isOneDay(view)) return words.t('mails.digest.title.daily', { date: dayAndMonth(view.lastDay, words) })
  return words.t(view.frequency === 'weekly' ? 'mails.digest.title.weekly' : 'mails.digest.title.days', { range: dayRange(view, words) })
}

function isOneDay({ frequency, firstDay, lastDay }: DigestView): boolean {
  return frequency === 'daily' && firstDay === lastDay
}

function isOneWeek({ firstDay, lastDay }: DigestView): boolean {
  return Temporal.PlainDate.from(firstDay).until(lastDay).days === WEEK - 1
}

function dayAndMonth(day: string, words: Words): string {
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** "16 al 22 de noviembre": two days, what they share said once. */
function dayRange({ firstDay, lastDay }: DigestView, words: Words): string {
  const format = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format
    .formatRangeToParts(new Date(firstDay), new Date(lastDay))
    .map(({ type, value }) => (type === 'literal' && value.includes('–') ? words.t('mails.separator') : value))
    .join('')
}
