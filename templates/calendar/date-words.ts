import type { Words } from '../i18n/index.ts'
import { nameIn } from '../reach/name-in.ts'
import { editionName, periodName } from '../reports/normalise/edition-words.ts'
import type { AddresseeDate, CalendarDate, MilestoneDate, ReportDate } from './calendar-view.ts'

export interface DateWords {
  readonly summary: string
  /** Lines. */
  readonly description: readonly string[]
  /** Path of the page beneath the language. */
  readonly path: string
  readonly category: readonly string[]
}

/** What an entry of the calendar says. */
export function dateWords(date: CalendarDate, words: Words): DateWords {
  if (date.kind === 'report') return reportWords(date, words)
  return date.kind === 'milestone' ? milestoneWords(date, words) : addresseeWords(date, words)
}

function addresseeWords(date: AddresseeDate, words: Words): DateWords {
  const institution = nameIn(words, date.institution, '')
  const status = words.t(`terms.status.${date.status}`)
  return {
    summary: words.t(date.calledOff === null ? `calendar.${date.kind}.summary` : 'calendar.off.summary', {
      ...recommendation(date, words),
      kind: date.kind,
      off: date.calledOff ?? '',
      whose: institution,
    }),
    description: [
      words.t(`calendar.${date.kind}.says`),
      ...calledOff(date, words),
      words.t('calendar.line.institution', { name: institution }),
      date.statusSince === null
        ? words.t('calendar.line.status', { status })
        : words.t('calendar.line.status_since', { status, date: words.date(date.statusSince) }),
      words.t('calendar.line.theme', { name: nameIn(words, date.theme, '') }),
    ],
    ...place(date, words),
  }
}

function milestoneWords(date: MilestoneDate, words: Words): DateWords {
  const indicator = nameIn(words, date.indicator, words.t('pages.text.none'))
  const target = nameIn(words, date.target, words.t('pages.text.none'))
  return {
    summary: words.t(date.calledOff === null ? 'calendar.milestone.summary' : 'calendar.off.summary', {
      ...recommendation(date, words),
      kind: date.kind,
      off: date.calledOff ?? '',
      whose: `${indicator}: ${target}`,
    }),
    description: [
      words.t('calendar.milestone.says'),
      ...calledOff(date, words),
      words.t('calendar.line.indicator', { name: indicator }),
      words.t('calendar.line.target', { target }),
      words.t('calendar.line.theme', { name: nameIn(words, date.theme, '') }),
    ],
    ...place(date, words),
  }
}

function reportWords(date: ReportDate, words: Words): DateWords {
  const { edition, issued } = date
  const named = { ...edition, asOf: edition.periodStart ?? date.on, timeZone: 'UTC', late: false }
  const title = words.t('pages.edition.title', { kind: editionName(named, words), period: periodName(named, words) })
  const state = date.calledOff === null ? (issued === null ? 'coming' : 'issued') : 'ended'
  return {
    summary: words.t('calendar.report.summary', { title, state }),
    description: [words.t('calendar.report.says', { title, state })],
    path: issued === null ? '/reports' : `/reports/${encodeURIComponent(issued)}`,
    category: [words.t('calendar.category', { kind: date.kind })],
  }
}

function recommendation({ code, title }: AddresseeDate | MilestoneDate, words: Words): { readonly code: string; readonly title: string } {
  return { code, title: nameIn(words, title, '') }
}

function calledOff({ calledOff: off }: AddresseeDate | MilestoneDate, words: Words): readonly string[] {
  return off === null ? [] : [words.t('calendar.off.says', { off })]
}

function place({ code, theme, kind }: AddresseeDate | MilestoneDate, words: Words): Pick<DateWords, 'path' | 'category'> {
  return {
    path: `/recommendations/${encodeURIComponent(code)}`,
    category: [words.t('calendar.category', { kind }), nameIn(words, theme, '')].filter((name) => name !== ''),
  }
}
