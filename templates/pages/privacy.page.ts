import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { chapters } from './parts/chapters.ts'
import { ownPath } from './parts/links.ts'

const READING = ['no_account', 'no_others', 'log', 'pdf'] as const
const KEPT = ['address', 'topics', 'mails', 'counters'] as const
const HOW_LONG = ['unconfirmed', 'ended', 'mails', 'counters', 'at_once', 'back_ups'] as const
const NEVER = ['tracking', 'sharing', 'profile', 'unasked'] as const
const RIGHTS = ['see', 'change', 'take', 'delete', 'complain'] as const
const WORKSPACE = ['cookie', 'name', 'record'] as const

/** What is kept about whom, why and for how long, what never happens, and how to be removed. */
export function privacyPage(page: PageContext): Html {
  const { words } = page
  const title = words.t('follow.privacy.title')
  return layout(
    page,
    { title, description: words.t('follow.privacy.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('follow.privacy.lead')}</p>
      </div>
      ${chapters(page, [
        ['reading', words.t('follow.privacy.reading'), points(READING.map((name) => words.t(`follow.privacy.reading.${name}`)))],
        [
          'mail',
          words.t('follow.privacy.mail'),
          html`<p>${words.t('follow.privacy.mail_why')}</p>
            ${points(KEPT.map((name) => words.t(`follow.privacy.kept.${name}`)))}`,
        ],
        ['how-long', words.t('follow.privacy.how_long'), points(HOW_LONG.map((name) => words.t(`follow.privacy.how_long.${name}`)))],
        ['never', words.t('follow.privacy.never'), points(NEVER.map((name) => words.t(`follow.privacy.never.${name}`)))],
        [
          'rights',
          words.t('follow.privacy.rights'),
          html`<p>${words.t('follow.privacy.rights_text')}</p>
            ${points(RIGHTS.map((name) => words.t(`follow.privacy.right.${name}`)))}
            <ul class="actions">
              <li><a class="button plain" href="${ownPath(page, '/subscribe/access')}">${words.t('follow.preferences.access.link')}</a></li>
            </ul>`,
        ],
        ['workspace', words.t('follow.privacy.workspace'), points(WORKSPACE.map((name) => words.t(`follow.privacy.workspace.${name}`)))],
      ])}`,
  )
}

function points(texts: readonly string[]): Html {
  return html`<ul class="ruled">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`
}
