import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

/** The page of an edition in the language of `words`; of this one, unless a slug names another. */
export function editionAddress(snapshot: ReportSnapshot, words: Words, slug = snapshot.edition.slug): string {
  return `${base(snapshot)}/${words.language}/reports/${slug}`
}

/** The list view that a report on request was made from, with its filters, as of the report's instant. */
function listAddress(snapshot: ReportSnapshot, words: Words): string {
  const query = [snapshot.scope?.query ?? '', `as_of=${shownInstant(snapshot)}`].filter((part) => part !== '').join('&')
  return `${base(snapshot)}/${words.language}/recommendations?${query}`
}

/** Where the same is online: the page of the edition, or the list view. */
export function onlineAddress(snapshot: ReportSnapshot, words: Words): string {
  return snapshot.request ? listAddress(snapshot, words) : editionAddress(snapshot, words)
}

/** A recommendation as the record held it at the report's instant. */
export function recommendationAddress(snapshot: ReportSnapshot, words: Words, code: string): string {
  return `${base(snapshot)}/${words.language}/recommendations/${encodeURIComponent(code)}?as_of=${shownInstant(snapshot)}`
}

/** The page that explains how to check the log. */
export function verifyAddress(snapshot: ReportSnapshot, words: Words): string {
  return `${base(snapshot)}/${words.language}/verify`
}

/** A page shows what was on record at its instant, a report what was before its own: the page of a millisecond earlier is the same record. */
function shownInstant({ edition }: ReportSnapshot): string {
  return new Date(Date.parse(edition.asOf) - 1).toISOString()
}

/** The service's address: a snapshot holds either that or the edition's address without a language. */
function base({ edition, ...snapshot }: ReportSnapshot): string {
  const address = snapshot.onlineAddress.replace(/\/+$/, '')
  const suffix = `/reports/${edition.slug}`
  return address.endsWith(suffix) ? address.slice(0, -suffix.length) : address
}
