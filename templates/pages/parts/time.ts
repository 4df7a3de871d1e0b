import { html } from 'hono/html'
import type { PartialDate } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'

/** A date of the precision that is known, in a `time` element that does not break. */
export function dateTime(page: PageContext, value: PartialDate, style: 'long' | 'short' = 'short'): Html {
  return html`<time datetime="${value}">${page.words.date(value, style)}</time>`
}

/** An instant to the minute in the page's zone. */
export function instantTime(page: PageContext, value: string, style: 'long' | 'short' = 'short'): Html {
  return html`<time datetime="${value}">${page.words.instant(value, page.timeZone, style)}</time>`
}

/** The day of an instant in the page's zone, as a date that does not break. */
export function dayTime(page: PageContext, value: string, style: 'long' | 'short' = 'short'): Html {
  return dateTime(page, dayOf(value, page.timeZone), style)
}

/** `YYYY-MM-DD` of an ISO instant in an IANA zone. */
export function dayOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
}

/** Whole days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
