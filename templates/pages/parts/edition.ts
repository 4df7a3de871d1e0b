import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import { editionName, periodName } from '../../reports/normalise/edition-words.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { EditionView } from '../../view/edition.ts'
import type { EditionRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { kilobytes } from './evidence.ts'
import { languageName } from './text.ts'

/** What an edition is called: its schedule's name or its kind, and its period in words. */
export function editionTitle(page: PageContext, edition: EditionRef): string {
  const kind = editionName(edition, page.words)
  const period = editionPeriod(page, edition)
  return period === null ? kind : page.words.t('pages.edition.title', { kind, period })
}

/** "Edition no. 5.1". */
export function editionNumbered(page: PageContext, edition: EditionRef): string {
  return page.words.t('pages.edition.number', { n: editionNumber(edition) })
}

/** The period in words ("octubre de 2026"), or null for the baseline, which has none. */
export function editionPeriod(page: PageContext, edition: EditionRef): string | null {
  if (edition.periodStart === null) return null
  return periodName({ ...edition, asOf: edition.periodStart, timeZone: 'UTC', late: false }, page.words)
}

/** One link per language of the PDF, the page's own first. */
export function editionDownloads(page: PageContext, edition: EditionView): Html {
  const { words } = page
  const files = edition.files.toSorted((a, b) => rank(page, a.language) - rank(page, b.language))
  return html`<ul class="actions">
    ${files.map(
      (file) =>
        html`<li>
          <a
            class="${file.language === words.language ? 'button' : 'button plain'}"
            href="/reports/${encodeURIComponent(edition.slug)}.${file.language}.pdf"
            hreflang="${file.language}"
            type="application/pdf"
            >${words.t('pages.edition.download', { language: languageName(page, file.language) })}
            <small>${words.t('pages.edition.size', { pages: file.pages, kb: kilobytes(file.bytes) })}</small></a
          >
        </li>`,
    )}
  </ul>`
}

function rank(page: PageContext, language: string): number {
  return language === page.words.language ? -1 : LANGUAGES.indexOf(language)
}
