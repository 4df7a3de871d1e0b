import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { chapters } from './parts/chapters.ts'
import { contactAddress } from './parts/contact.ts'
import { ownPath } from './parts/links.ts'

const WORKS = ['keyboard', 'no_script', 'narrow', 'status', 'charts', 'dark', 'reports', 'mail'] as const
const CHECKED = ['axe', 'markup', 'journeys', 'reports'] as const
const LIMITS = ['people', 'files', 'originals', 'tables', 'quechua'] as const

/** Which standard the site follows, how that is checked, what is known to fall short, and where to say so (WAI, "Developing an accessibility statement"). */
export function accessibilityPage(page: PageContext): Html {
  const { words, contact } = page
  const title = words.t('pages.accessibility.title')
  return layout(
    page,
    { title, description: words.t('pages.accessibility.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.accessibility.lead')}</p>
      </div>
      ${chapters(page, [
        [
          'standard',
          words.t('pages.accessibility.standard'),
          html`<p>
            ${words.t('pages.accessibility.standard_text')}
            <a href="https://www.w3.org/TR/WCAG22/" lang="en" hreflang="en">Web Content Accessibility Guidelines 2.2</a>.
          </p>`,
        ],
        ['works', words.t('pages.accessibility.works'), points(WORKS.map((name) => words.t(`pages.accessibility.works.${name}`)))],
        ['checked', words.t('pages.accessibility.checked'), points(CHECKED.map((name) => words.t(`pages.accessibility.checked.${name}`)))],
        ['limits', words.t('pages.accessibility.limits'), points(LIMITS.map((name) => words.t(`pages.accessibility.limits.${name}`)))],
        [
          'tell',
          words.t('pages.accessibility.tell'),
          html`<p>
              ${words.t('pages.accessibility.tell_text')}
              ${
                contact === undefined
                  ? words.t('pages.accessibility.tell_mail')
                  : html`<a href="${contactAddress(contact)}">${contact.replace(/^https?:\/\//, '')}</a>`
              }
            </p>
            <p>${words.t('pages.accessibility.other_forms')} <a href="${ownPath(page, '/data')}">${words.t('data.page.title')}</a></p>`,
        ],
      ])}`,
  )
}

function points(texts: readonly string[]): Html {
  return html`<ul class="ruled">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`
}
