import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { editionNumber } from '../../view/edition-number.ts'
import { onlineAddress } from './addresses.ts'
import { citation } from './citation.ts'
import { asOfWords, editionTitle, periodName } from './edition-words.ts'
import { scopeWords } from './scope-words.ts'

/** What a document is called in its metadata, and the words at the head and foot of its pages. */
export interface DocumentWords {
  readonly title: string
  readonly citation: string
  /** Of the same, online. */
  readonly address: string
  readonly licence: string
  readonly head: { readonly left: string; readonly right: string; readonly foot: string }
}

/** Title, running head and foot of an edition, or of a view of the list, which says on every page that it is none. */
export function documentWords(snapshot: ReportSnapshot, words: Words): DocumentWords {
  const { edition, request } = snapshot
  const terms = {
    citation: citation(snapshot, words),
    address: onlineAddress(snapshot, words),
    licence: words.t('report.cover.licence.name'),
  }
  if (request) {
    const title = words.t('report.request.title', { scope: scopeWords(snapshot, words), date: periodName(edition, words) })
    const left = words.t('report.request.head', { date: periodName(edition, words) })
    return { title, ...terms, head: { left, right: words.t('report.request.kind'), foot: footWords(snapshot, words) } }
  }
  const title = editionTitle(edition, words)
  return { title, ...terms, head: { left: title, right: edition.slug, foot: footWords(snapshot, words) } }
}

/** Size and root of the log on every page, so that whoever keeps one can tell later whether history was rewritten. */
function footWords({ edition, log, request }: ReportSnapshot, words: Words): string {
  if (log.root) return words.t('report.foot.root', { size: log.size, root: log.root })
  return request ? asOfWords(edition, words) : words.t('report.foot', { number: editionNumber(edition), size: log.size })
}
