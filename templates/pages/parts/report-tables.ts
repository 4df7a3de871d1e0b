import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import { SCHEMA_FILE, tableFile, tablesFile } from '../../reports/dataset/file-names.ts'
import { TABLES } from '../../reports/dataset/table.ts'
import type { Html } from '../page-context.ts'
import type { ReportFrame } from './report-frame.ts'
import { languageName } from './text.ts'

/** The tables of an edition in every language, and what describes them and its snapshot: entries of the list of its files. */
export function reportTables({ page, edition }: ReportFrame): Html {
  const { words } = page
  const address = (file: string) => `/reports/${encodeURIComponent(file)}`
  return html`${TABLES.map(
      (table) =>
        html`<li>
          ${LANGUAGES.map(
            (language, index) =>
              html`${index > 0 ? ' · ' : ''}<a
                  href="${address(tableFile(edition.slug, table, language))}"
                  hreflang="${language}"
                  type="text/csv"
                  >${words.t('data.link', { name: words.t(`data.table.${table}`), language: languageName(page, language) })}</a
                >`,
          )}
          <span class="quiet">${words.t(`data.about.${table}`)}</span>
        </li>`,
    )}
    <li>
      <a href="${address(tablesFile(edition.slug))}" type="application/csvm+json">${words.t('data.attachment.tables')}</a>
    </li>
    <li><a href="${address(SCHEMA_FILE)}" type="application/schema+json">${words.t('data.attachment.schema')}</a></li>`
}
