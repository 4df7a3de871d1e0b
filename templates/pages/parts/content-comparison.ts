import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { statusTag } from './status.ts'
import { languageName } from './text.ts'
import { dateTime } from './time.ts'
import { wordDifference } from './word-difference.ts'

/** What an update says, as it is stored or as somebody typed it, however wrong. */
export interface ContentView {
  readonly status: string | null
  readonly effectiveOn: string | null
  readonly significance: string | null
  readonly summary: Localized
  readonly reason: Localized
}

export interface ComparedSide {
  readonly head: string
  /** Null: there is nothing on this side; `head` is then followed by `nothing`. */
  readonly content: ContentView | null
  readonly nothing?: string
}

interface Row {
  readonly label: string
  /** The text of a side, for the comparison word by word. */
  text(content: ContentView): string
  show(content: ContentView): Html
  readonly lang?: string
  readonly free: boolean
}

/** The content of an update row by row, or two of them side by side; `mark`: what differs is marked, word by word in the texts. */
export function contentComparison(
  page: PageContext,
  caption: string,
  sides: readonly [ComparedSide] | readonly [ComparedSide, ComparedSide],
  mark: boolean,
): Html {
  const { words } = page
  return html`<div class="wide versions">
    <table>
      <caption ${sides.length === 1 ? html` class="unseen"` : ''}>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('workspace.compare.what')}</th>
          ${sides.map((side) => html`<th scope="col">${side.head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rowsOf(page).map((row) => {
          const texts = sides.map(({ content }) => (content === null ? '' : row.text(content)))
          const differs = mark && texts[0] !== texts[1]
          return html`<tr>
            <th scope="row">
              <div>${row.label}${differs ? html` <span class="label">${words.t('workspace.compare.differs')}</span>` : ''}</div>
            </th>
            ${sides.map(
              (side, index) =>
                html`<td data-label="${side.head}">
                  <div>${cell(page, row, side, differs ? { other: texts[1 - index] ?? '', mark: index === 0 ? 'del' : 'ins' } : null)}</div>
                </td>`,
            )}
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

function cell(
  page: PageContext,
  row: Row,
  side: ComparedSide,
  marked: { readonly other: string; readonly mark: 'del' | 'ins' } | null,
): Html {
  if (side.content === null) return html`<span class="quiet">${side.nothing ?? ''}</span>`
  const text = row.text(side.content)
  if (text === '') return html`<span class="missing">${page.words.t('workspace.check.pending')}</span>`
  if (!row.free) return row.show(side.content)
  const body = marked ? wordDifference(text, marked.other, marked.mark) : html`${text}`
  return html`<span class="typed" ${row.lang ? html` lang="${row.lang}"` : ''}>${body}</span>`
}

function rowsOf(page: PageContext): readonly Row[] {
  const { words } = page
  const inLanguages = (field: 'summary' | 'reason'): readonly Row[] =>
    LANGUAGES.map((language) => ({
      label: words.t(`workspace.compare.${field}`, { language: languageName(page, language) }),
      text: (content: ContentView) => content[field][language] ?? '',
      show: () => html``,
      lang: language,
      free: true,
    }))
  return [
    {
      label: words.t('workspace.update.status'),
      text: (content) => content.status ?? '',
      show: ({ status }) => {
        const known = STATUSES.find((candidate) => candidate === status)
        if (!known) return html`${status}`
        return html`${statusTag(page, known)}<br /><span class="quiet">${words.t(`terms.status.${known}.definition`)}</span>`
      },
      free: false,
    },
    {
      label: words.t('workspace.update.effective_on'),
      text: (content) => content.effectiveOn ?? '',
      show: ({ effectiveOn }) => (isDate(effectiveOn) ? dateTime(page, effectiveOn, 'long') : html`${effectiveOn}`),
      free: false,
    },
    {
      label: words.t('workspace.update.significance'),
      text: (content) => content.significance ?? '',
      show: ({ significance }) =>
        significance === 'minor' || significance === 'significant'
          ? html`${words.t(`terms.significance.${significance}`)}`
          : html`${significance}`,
      free: false,
    },
    ...inLanguages('summary'),
    ...inLanguages('reason'),
  ]
}

function isDate(value: string | null): value is string {
  return value !== null && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
}
