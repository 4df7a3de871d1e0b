import { html } from 'hono/html'
import type { ActivityItem, Amount } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dateTime } from './time.ts'

/** An amount in its currency, as the page's language writes it, without decimals where it has none. */
export function money(page: PageContext, { currency, minor }: Amount): string {
  const digits = minor % 100 === 0 ? { maximumFractionDigits: 0 } : {}
  return new Intl.NumberFormat(page.words.locale, { style: 'currency', currency, ...digits }).format(minor / 100)
}

/** Sums in each currency; a zero of none is an absence. */
export function moneySums(page: PageContext, amounts: readonly Amount[]): string {
  return page.words.list(amounts.map(({ currency, minor }) => money(page, { currency, minor: Math.round(minor / 100) * 100 })))
}

/** Start and end as far as they are known. */
export function activityDates(page: PageContext, { startsOn, endsOn }: Pick<ActivityItem, 'startsOn' | 'endsOn'>): Html | string {
  if (startsOn === null && endsOn === null) return ''
  if (startsOn === null) return html`${page.words.t('activities.until')} ${dateTime(page, endsOn ?? '')}`
  if (endsOn === null || endsOn === startsOn) return dateTime(page, startsOn)
  return html`${dateTime(page, startsOn)} – ${dateTime(page, endsOn)}`
}

/** A country in the page's language where its code is known, else as the file has it. */
export function countryName(page: PageContext, country: { readonly code: string | null; readonly name: string }): string {
  if (country.code === null) return country.name
  return new Intl.DisplayNames(page.words.locale, { type: 'region' }).of(country.code) ?? country.name
}

/** What the file calls it, marked with the language of the file. */
export function ownWords(page: PageContext, text: string, language: string): Html {
  return language === page.words.language ? html`${text}` : html`<span lang="${language}">${text}</span>`
}
