import { html } from 'hono/html'
import type { Html } from '../page-context.ts'
import { kilobytes } from './evidence.ts'
import type { ReportFrame } from './report-frame.ts'
import { reportTables } from './report-tables.ts'
import { languageName } from './text.ts'

/** The files of an edition with their digests. */
export function reportFiles(frame: ReportFrame): Html {
  const { page, edition } = frame
  const { words } = page
  const base = `/reports/${encodeURIComponent(edition.slug)}`
  return html`<p class="quiet">${words.t('pages.report.files_note')}</p>
    <ul class="files">
      ${edition.files.map(
        (file) =>
          html`<li>
            <a href="${base}.${file.language}.pdf" hreflang="${file.language}" type="application/pdf"
              >PDF, ${languageName(page, file.language)}</a
            >
            <span class="quiet">${words.t('pages.edition.size', { pages: file.pages, kb: kilobytes(file.bytes) })}</span>
            <code class="digest">${file.sha256}</code>
          </li>`,
      )}
      <li>
        <a href="${base}.json" type="application/json">${words.t('pages.report.snapshot')}</a>
        <span class="quiet">${words.t('pages.bytes', { kb: kilobytes(edition.snapshotBytes) })}</span>
        <code class="digest">${edition.snapshotSha256}</code>
      </li>
      ${reportTables(frame)}
    </ul>`
}
