import { html } from 'hono/html'
import { FEED_TYPES } from '../../feeds/feed-view.ts'
import { topicAddresses } from '../../follow/topic-addresses.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

export const TABLE_FORMATS = ['csv', 'xlsx', 'json'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]
/** `pdf` is made of a view of the list of recommendations only; `feed` and `calendar` follow the page's topic. */
export type ExportFormat = TableFormat | 'pdf' | 'feed' | 'calendar'

/** Media type of each table format; the table's first row are its column names. */
export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** Names in an address that say where on a page one is, not what it shows. */
const OF_THE_PAGE: readonly string[] = ['as_of', 'after', 'before', 'sort', 'all']

export interface ExportView {
  /** The view, without language and query: `/recommendations`, `/institutions`. */
  readonly path: string
  readonly formats: readonly ExportFormat[]
  /** Filters as a query string without `?`; when absent those of the page's own address. */
  readonly query?: string
  /** What the files hold, where the page offers more than one kind. */
  readonly lead?: string
}

/** "Descargar: CSV · XLSX · JSON · PDF": what the page shows as files, with its filters and as of its instant. */
export function exportLine(page: PageContext, view: ExportView): Html {
  const { words } = page
  const links = view.formats.flatMap((format) => linkTo(page, view, format))
  if (links.length === 0) return html``
  const lead = view.lead ?? words.t('list.export.lead')
  return html`<nav class="follow" aria-label="${view.lead ?? words.t('list.export.label')}">
    <b>${lead}</b>
    <ul>
      ${links.map(({ href, type, text }) => html`<li><a href="${href}" ${type === null ? '' : html`type="${type}"`}>${text}</a></li>`)}
    </ul>
  </nav>`
}

interface ExportLink {
  readonly href: string
  readonly type: string | null
  readonly text: string
}

/** Nothing where the page has no such file. */
function linkTo(page: PageContext, view: ExportView, format: ExportFormat): readonly ExportLink[] {
  const query = view.query ?? filtersOf(page)
  const search = query === '' ? '' : `?${query}`
  const text = page.words.t(`list.export.${format}`)
  switch (format) {
    case 'csv':
    case 'xlsx':
    case 'json':
      return [{ href: publicPath(page, `${view.path}.${format}${search}`), type: TABLE_TYPES[format].replace(/;.*$/, ''), text }]
    case 'pdf':
      return [{ href: `${publicPath(page, `/recommendations${search}`)}#as-pdf`, type: null, text }]
    case 'feed':
    case 'calendar': {
      const addresses = page.topic ? topicAddresses(page.topic, page.words.language) : null
      const feed = addresses?.feeds.find((candidate) => candidate.format === 'atom')?.path ?? null
      const href = format === 'feed' ? feed : (addresses?.calendar ?? null)
      return href === null ? [] : [{ href, type: format === 'feed' ? FEED_TYPES.atom : 'text/calendar', text }]
    }
  }
}

function filtersOf(page: PageContext): string {
  const [, query = ''] = page.path.split('?')
  return new URLSearchParams(
    [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !OF_THE_PAGE.includes(name)),
  ).toString()
}
