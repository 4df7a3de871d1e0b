import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view.ts'

/** The edition's own page, from the service's base address (a trailing slash does not matter). */
export function editionAddress(snapshot: ReportSnapshot, words: Words): string {
  return `${base(snapshot)}/${words.language}/reports/${snapshot.edition.slug}`
}

/** The page that explains how to check the log. */
export function verifyAddress(snapshot: ReportSnapshot, words: Words): string {
  return `${base(snapshot)}/${words.language}/verify`
}

function base({ onlineAddress }: ReportSnapshot): string {
  return onlineAddress.replace(/\/+$/, '')
}
