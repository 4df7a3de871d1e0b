import { html } from 'hono/html'
import { JOURNAL_ACTS, type JournalAct, type JournalItem, type JournalView } from '../view/journal.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, selectField, textField } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { localizedName } from './parts/text.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

const FILTERS = ['act', 'who', 'from', 'to'] as const

/** Who did what in the workspace, newest first, narrowed by act, person and days. */
export function journalPage(view: JournalView, page: PageContext): Html {
  const { words } = page
  const title = words.t('journal.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<p class="narrow">${words.t('journal.lead')}</p>
      ${filters(page, view)}
      <p><a href="${address(page, view, '/journal/journal.csv', null)}">${words.t('journal.csv')}</a></p>
      ${view.items.length === 0 ? html`<p class="empty">${words.t('journal.none')}</p>` : table(page, view.items)} ${turn(page, view)}`,
  )
}

/** The same filters under another path, or further on. */
function address(page: PageContext, view: JournalView, path: string, after: string | null): string {
  const given = FILTERS.flatMap((name) => (view.values[name] ? [[name, view.values[name]]] : []))
  const query = new URLSearchParams([...given, ...(after === null ? [] : [['after', after]])]).toString()
  return ownPath(page, `/workspace${path}${query === '' ? '' : `?${query}`}`)
}

function filters(page: PageContext, view: JournalView): Html {
  const { words } = page
  const labels = Object.fromEntries(FILTERS.map((name) => [name, words.t(`journal.filter.${name}`)]))
  const state = { values: view.values, errors: view.errors, labels }
  const acts = (Object.keys(JOURNAL_ACTS) as JournalAct[]).map((value) => ({ value, text: words.t(`journal.act.${value}`) }))
  const field = (name: (typeof FILTERS)[number]) => ({ name, label: words.t(`journal.filter.${name}`) })
  return html`${errorSummary(page, state)}
    <form
      class="narrowed"
      method="get"
      action="${ownPath(page, '/workspace/journal')}"
      role="search"
      aria-label="${words.t('journal.filter')}"
    >
      ${selectField(
        state,
        field('act'),
        acts.toSorted((a, b) => words.compare(a.text, b.text)),
        words.t('journal.any'),
      )}
      ${selectField(
        state,
        field('who'),
        view.people.map(({ id, name }) => ({ value: id, text: name })),
        words.t('journal.anybody'),
      )}
      ${textField(state, { ...field('from'), type: 'date', size: 'short' })}
      ${textField(state, { ...field('to'), type: 'date', size: 'short' })}
      <p><button type="submit" class="plain">${words.t('pages.filter.apply')}</button></p>
    </form>`
}

function table(page: PageContext, items: readonly JournalItem[]): Html {
  const { words } = page
  const label = { who: words.t('journal.filter.who'), act: words.t('journal.filter.act'), subject: words.t('journal.on') }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('journal.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('journal.when')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <th scope="row">
                <div>${instantTime(page, item.at)} <span class="quiet">${words.t('journal.utc', { time: utc(item.at) })}</span></div>
              </th>
              <td data-label="${label.who}"><div>${item.who.name}</div></td>
              <td data-label="${label.act}"><div>${words.t(`journal.act.${item.act}`)}</div></td>
              <td data-label="${label.subject}"><div>${subject(page, item)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function subject(page: PageContext, item: JournalItem): Html {
  const kind = page.words.t(`journal.subject.${item.subject}`)
  const { subjectName: name, subjectPath: path } = item
  const shown = name === null ? kind : html`${kind}: ${typeof name === 'string' ? name : localizedName(page, name)}`
  const linked = path === null ? shown : html`<a href="${path.startsWith('/id/') ? path : ownPath(page, path)}">${shown}</a>`
  return html`${linked}<br /><code class="digest">${item.subjectId}</code>`
}

/** To the second. */
function utc(at: string): string {
  return at.replace('T', ' ').replace(/\.\d+Z$/, '')
}

function turn(page: PageContext, view: JournalView): Html {
  const { words } = page
  if (view.first && view.next === null) return html``
  return html`<nav aria-label="${words.t('list.pages.label')}">
    <ul class="actions">
      ${view.first ? '' : html`<li><a class="button plain" href="${address(page, view, '/journal', null)}">${words.t('list.pages.first')}</a></li>`}
      ${
        view.next === null
          ? ''
          : html`<li>
              <a class="button plain" href="${address(page, view, '/journal', view.next)}" rel="next">${words.t('list.pages.next')}</a>
            </li>`
      }
    </ul>
  </nav>`
}
