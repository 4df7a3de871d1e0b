import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

/** The edition's own page in the language of `words`. */
export function editionAddress(snapshot: ReportSnapshot, words: Words): string {
  return `${base(snapshot)}/${words.language}/reports/${snapshot.edition.slug}`
}

/** The page that explains how to check the log. */
export function verifyAddress(snapshot: ReportSnapshot, words: Words): string {
  return `${base(snapshot)}/${words.language}/verify`
}

/** The service's address: a snapshot holds either that or the edition's address without a language. */
function base({ onlineAddress, edition }: ReportSnapshot): string {
  const address = onlineAddress.replace(/\/+$/, '')
  const suffix = `/reports/${edition.slug}`
  return address.endsWith(suffix) ? address.slice(0, -suffix.length) : address
}
