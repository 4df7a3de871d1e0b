import { html } from 'hono/html'
import type { MessageKey } from '../i18n/index.ts'
import type { ApiProblemView } from '../view/api.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { chapters } from './parts/chapters.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'

/** What each kind of problem means: where the `type` of a problem leads. */
export function apiProblemsPage(problems: readonly ApiProblemView[], page: PageContext): Html {
  const { words } = page
  const title = words.t('api.page.problems')
  return layout(
    page,
    { title: `API: ${title}`, description: words.t('api.page.problems_lead'), current: null },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/api'), text: words.t('api.page.title') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('api.page.problems_lead')}</p>
      </div>
      ${chapters(
        page,
        problems.map(({ name, status }) => [
          name,
          words.t(`api.problem.${name}.title` as MessageKey),
          html`<p><b class="code">${status}</b> <code>${page.origin}/api/problems#${name}</code></p>
            <p>${words.t(`api.problem.${name}.text` as MessageKey)}</p>`,
        ]),
      )}`,
  )
}
