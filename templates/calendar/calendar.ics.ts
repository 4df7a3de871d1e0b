import ical, { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { filterTitle } from '../follow/topic-title.ts'
import type { Words } from '../i18n/index.ts'
import type { CalendarView } from './calendar-view.ts'
import { dateWords } from './date-words.ts'
import { plainLine } from './plain-line.ts'

/** How long a reader's calendar should wait before it asks again, in seconds. */
const REFRESH = 6 * 3600

const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/**
 * The dates of the record as one iCalendar object (RFC 5545, 7986), every one a whole day. The same view gives the same bytes: the
 * time stamp of an entry is when what it says last changed, as RFC 5545 section 3.8.7.2 has it for a calendar without a method.
 */
export function calendarFile(view: CalendarView, words: Words): string {
  const { origin, query, total, dates } = view
  const address = `${origin}/${words.language}/calendar.ics${query === '' ? '' : `?${query}`}`
  const title = [words.t('pages.site.name'), words.t('calendar.title'), ...view.filters.map((filter) => filterTitle(filter, words))]
  const said = total > dates.length ? words.t('calendar.nearest', { shown: dates.length, total }) : words.t('calendar.description')
  const calendar = ical({
    prodId: { company: 'Vigia', product: 'calendar', language: words.language.toUpperCase() },
    name: escaped(title.join(' · ')),
    description: escaped(said),
    url: `${origin}/${words.language}`,
    source: address,
    ttl: REFRESH,
    // A calendar has one component at least (section 3.6), also when there is nothing to put into it.
    timezone: dates.length === 0 ? { name: 'Etc/UTC', generator: () => UTC } : null,
  })
  for (const date of dates) addDate(calendar, date, origin, words)
  return `${calendar.toString()}\r\n`
}

function addDate(calendar: ICalCalendar, date: CalendarView['dates'][number], origin: string, words: Words): void {
  const { summary, description, path, category } = dateWords(date, words)
  const address = `${origin}/${words.language}${path}`
  calendar.createEvent({
    id: `${date.uid}-${words.language}`,
    sequence: date.sequence,
    start: new Date(date.on),
    allDay: true,
    stamp: new Date(date.modifiedAt),
    created: new Date(date.createdAt),
    lastModified: new Date(date.modifiedAt),
    summary: plainLine(summary),
    description: [...description.map(plainLine), '', address].join('\n'),
    url: address,
    categories: category.map((name) => ({ name: plainLine(name) })),
    status: date.calledOff === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    transparency: ICalEventTransparency.TRANSPARENT,
  })
}

/** The library writes name and description of a calendar as they are; they are texts (RFC 5545 section 3.3.11). */
function escaped(text: string): string {
  return plainLine(text).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
}
