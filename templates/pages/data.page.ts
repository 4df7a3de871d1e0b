import { html } from 'hono/html'
import { columnMeaning } from '../open-data/column-meaning.ts'
import { datasetData } from '../open-data/dataset-data.ts'
import { LICENCE } from '../open-data/licence.ts'
import type { ColumnView, DatasetView } from '../view/dataset.ts'
import type { OpenDataView } from '../view/open-data.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { kilobytes } from './parts/evidence.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'

const READING = ['absent', 'formula', 'lists', 'times', 'key'] as const

/** What open data there is, what each column means, how to read, cite and check it, and the other ways in. */
export function dataPage(view: OpenDataView, page: PageContext): Html {
  const { words } = page
  const title = words.t('data.page.title')
  return layout(
    page,
    { title, description: words.t('data.page.lead'), current: null, structured: datasetData(view, page) },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('data.page.lead')}</p>
        <p class="quiet">${moment(view, page)}</p>
      </div>
      ${section('tables', words.t('data.page.tables'), tables(view, page))}
      ${section('whole', words.t('data.page.whole'), whole(view, page))}
      ${section(
        'columns',
        words.t('data.page.columns'),
        html`<p>${words.t('data.page.columns_note')}</p>
          ${view.datasets.map((dataset) => columns(dataset, page))}`,
      )}
      <div class="narrow prose">
        ${section(
          'reading',
          words.t('data.dump.reading.title'),
          html`<ul class="ruled">
            ${READING.map((name) => html`<li>${words.t(`data.dump.reading.${name}`)}</li>`)}
          </ul>`,
        )}
        ${section('cite', words.t('data.dump.licence.title'), citing(view, page))}
        ${section('check', words.t('data.dump.verify.title'), checking(view, page))}
        ${section('more', words.t('data.page.more'), further(page))}
      </div>`,
  )
}

function moment({ dump }: OpenDataView, page: PageContext): Html {
  const { words } = page
  if (dump === null) return html`${words.t('data.page.no_dump')}`
  const size = words.number(dump.logSize)
  return html`${words.t('data.page.as_of')} ${instantTime(page, dump.asOf, 'long')}. ${words.t('data.page.nightly', { size })}`
}

function tables(view: OpenDataView, page: PageContext): Html {
  const { words } = page
  const counted = view.dump !== null
  const label = { rows: words.t('data.page.rows'), files: words.t('data.page.files') }
  return html`<div class="wide tables">
    <table>
      <caption class="unseen">
        ${words.t('data.page.tables')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('data.page.table')}</th>
          ${counted ? html`<th scope="col" class="number">${label.rows}</th>` : ''}
          <th scope="col">${label.files}</th>
        </tr>
      </thead>
      <tbody>
        ${view.datasets.map(
          ({ name }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="#${name}">${words.t(`data.dataset.name.${name}`)}</a>
                  <p class="quiet">${words.t(`data.dataset.about.${name}`)}</p>
                </div>
              </th>
              ${counted ? html`<td class="number" data-label="${label.rows}">${count(view, `${name}.csv`, page)}</td>` : ''}
              <td data-label="${label.files}">
                <ul class="downloads">
                  <li>${download(view, `${name}.csv`, 'text/csv', page, 'CSV')}</li>
                  <li>${download(view, `${name}.ndjson`, 'application/x-ndjson', page, 'NDJSON')}</li>
                </ul>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function count({ dump }: OpenDataView, file: string, { words }: PageContext): string {
  const rows = dump?.files.find(({ name }) => name === file)?.rows ?? null
  return rows === null ? '' : words.number(rows)
}

/** `format`: said in place of the file's name, where the table says of what it is. */
function download({ dump }: OpenDataView, file: string, type: string, { words }: PageContext, format?: string): Html {
  const known = dump?.files.find(({ name }) => name === file)
  const text = format === undefined ? file : html`${format}<span class="unseen"> ${file}</span>`
  return html`<a href="/data/${file}" type="${type}">${text}</a>${
      known === undefined ? '' : html` <span class="quiet">${words.t('pages.bytes', { kb: kilobytes(known.bytes) })}</span>`
    }`
}

function whole(view: OpenDataView, page: PageContext): Html {
  const { words } = page
  const rest = [
    ['metadata.json', 'application/csvm+json', words.t('data.page.file.metadata')],
    ['schema.json', 'application/schema+json', words.t('data.page.file.schema')],
    ...(view.dump === null
      ? []
      : [
          ['dump.json', 'application/json', words.t('data.page.file.dump')],
          ['SHA256SUMS', 'text/plain', words.t('data.page.file.sums')],
        ]),
  ] as const
  return html`<ul class="files">
      ${view.dump === null ? '' : html`<li>${download(view, 'vigia.sqlite', 'application/vnd.sqlite3', page)} <span class="quiet">${words.t('data.catalogue.all.about')}</span></li>`}
      ${rest.map(([file, type, about]) => html`<li><a href="/data/${file}" type="${type}">${file}</a> <span class="quiet">${about}</span></li>`)}
    </ul>
    <p>${words.t('data.page.past')} <code class="digest">/data/updates.csv?as_of=2026-06-30</code></p>
    <p>${words.t('data.page.command')} <code class="digest">npx vigia dump DIR</code></p>`
}

function columns({ name, key, columns: all }: DatasetView, page: PageContext): Html {
  const { words } = page
  return html`<details class="fold" id="${name}">
    <summary>
      ${words.t(`data.dataset.name.${name}`)} <span class="quiet">${words.t('data.page.column_count', { count: all.length })}</span>
    </summary>
    <dl class="pairs">
      ${all.map(
        (column) =>
          html`<dt><code>${column.name}</code>${column.name === key ? '*' : ''}</dt>
            <dd>${columnMeaning(column, words)} <span class="quiet">${typeOf(column, page)}</span></dd>`,
      )}
    </dl>
  </details>`
}

function typeOf({ type, refersTo, portable }: ColumnView, { words }: PageContext): Html {
  const parts = [
    words.t(`data.type.${type}`),
    ...(refersTo === null ? [] : [words.t('data.page.refers_to', { name: refersTo })]),
    ...(portable ? [words.t('data.page.portable')] : []),
  ]
  return html`${parts.join(' · ')}`
}

function citing({ moment: { asOf, logSize, logRoot } }: OpenDataView, { words, origin, timeZone }: PageContext): Html {
  return html`<p>
      ${words.t('data.dump.licence.text', { licence: 'CC BY 4.0', origin })} <a href="${LICENCE}" rel="license">${LICENCE}</a>
    </p>
    <p>${words.t('data.dump.cite', { asOf: words.instant(asOf, timeZone), size: words.number(logSize), root: logRoot, origin })}</p>`
}

function checking({ moment: { logSize, logRoot } }: OpenDataView, page: PageContext): Html {
  const { words, origin } = page
  return html`<p>${withCode(words.t('data.dump.verify.text', { size: words.number(logSize), root: logRoot, origin }))}</p>
    <p><code class="digest">sha256sum --check SHA256SUMS</code></p>
    <p><a href="${ownPath(page, '/verify')}">${words.t('verify.title')}</a></p>`
}

/** A sentence of the folder's README, where names of files and tables stand between backticks. */
function withCode(sentence: string): Html {
  return html`${sentence.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`
}

function further(page: PageContext): Html {
  const { words } = page
  return html`<ul class="ruled">
    <li><a href="${ownPath(page, '/api')}">${words.t('data.page.api')}</a></li>
    <li>
      ${words.t('data.page.catalogue')} <a href="/data/catalog.jsonld" type="application/ld+json">JSON-LD</a> ·
      <a href="/data/catalog.ttl" type="text/turtle">Turtle</a>
    </li>
    <li>${words.t('data.page.lists')} <a href="${ownPath(page, '/recommendations')}">${words.t('pages.nav.recommendations')}</a></li>
    <li>${words.t('data.page.import')} <a href="${ownPath(page, '/workspace')}">${words.t('pages.nav.workspace')}</a></li>
    <li>${words.t('data.page.mirror')} <code class="digest">npx vigia export-site DIR</code></li>
  </ul>`
}
