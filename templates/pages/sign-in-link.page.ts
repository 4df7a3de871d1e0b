import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { lostFiles, resumeForm, typedText, type HeldForm } from './parts/held-form.ts'
import { ownPath } from './parts/links.ts'

/** Said to everybody who asked for a link, whoever they are. A form that was waiting stays on the page. */
export function linkSentPage(view: { readonly email: string; readonly held: HeldForm | null }, page: PageContext): Html {
  const { words } = page
  const title = words.t('people.link.sent_title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('people.link.sent', { email: view.email })}</p>
        <p>${words.t('people.link.sent_wait')}</p>
      </div>
      ${
        view.held === null
          ? ''
          : html`<div class="notice">
                <p><strong>${words.t('people.held.kept')}</strong> ${words.t('people.held.link_text')}</p>
              </div>
              ${lostFiles(page, view.held)} ${resumeForm(view.held, words.t('people.held.send'))} ${typedText(page, view.held)}`
      }`,
  )
}

/** Where the link in the mail leads: looking at it does nothing, the button posts `token` to `/{lang}/sign-in/link/use`. */
export function useLinkPage(view: { readonly email: string; readonly token: string }, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.sign_in.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('people.link.use', { email: view.email })}</p>
      </div>
      <form method="post" action="${ownPath(page, '/sign-in/link/use')}">
        <input type="hidden" name="token" value="${view.token}" />
        <p><button type="submit">${words.t('workspace.sign_in.do')}</button></p>
      </form>`,
  )
}
