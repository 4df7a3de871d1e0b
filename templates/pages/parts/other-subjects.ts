import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

const SUBJECTS = ['themes', 'concerns', 'standards', 'sources'] as const
export type SubjectKind = (typeof SUBJECTS)[number]

/** The other ways in which recommendations are grouped, with the one that the page shows marked. */
export function otherSubjects(page: PageContext, here: SubjectKind): Html {
  const { words } = page
  return html`<nav class="follow" aria-label="${words.t('record.place.by')}">
    <b>${words.t('record.place.by')}</b>
    <ul>
      ${SUBJECTS.map(
        (kind) =>
          html`<li>
            <a href="${publicPath(page, `/${kind}`)}" ${kind === here ? html` aria-current="page"` : ''}
              >${words.t(`record.place.${kind}`)}</a
            >
          </li>`,
      )}
      <li><a href="${publicPath(page, '/matrix')}">${words.t('record.matrix.title')}</a></li>
    </ul>
  </nav>`
}
