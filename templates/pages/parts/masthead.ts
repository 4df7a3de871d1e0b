import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath, publicPath } from './links.ts'
import { languageName } from './text.ts'

export type Section = 'home' | 'recommendations' | 'institutions' | 'agreements' | 'changes' | 'reports' | 'methodology' | 'workspace'

const SECTIONS = [
  ['home', ''],
  ['recommendations', '/recommendations'],
  ['institutions', '/institutions'],
  ['agreements', '/agreements'],
  ['changes', '/changes'],
  ['reports', '/reports'],
  ['methodology', '/methodology'],
] as const

/** Name, sections, workspace when signed in, and the other languages. Twice in the markup: a row, and a menu where the row has no room. */
export function masthead(page: PageContext, current: Section | null): Html {
  const { words } = page
  const label = words.t('pages.nav.label')
  return html`<header class="mast">
    <div class="page">
      <a class="name" href="${publicPath(page, '')}">${words.t('pages.site.name')}</a>
      <nav class="row" aria-label="${label}">${links(page, current)}</nav>
      <details class="menu">
        <summary>${words.t('pages.nav.menu')}</summary>
        <nav aria-label="${words.t('pages.nav.menu')}">${links(page, current)}</nav>
      </details>
      <p class="languages">${others(page)}</p>
    </div>
  </header>`
}

function links(page: PageContext, current: Section | null): Html {
  const { words } = page
  const marked = (section: Section) => (section === current ? html` aria-current="page"` : '')
  return html`${SECTIONS.map(
    ([section, path]) => html`<a href="${publicPath(page, path)}" ${marked(section)}>${words.t(`pages.nav.${section}`)}</a>`,
  )}${page.account ? html`<a href="${ownPath(page, '/workspace')}" ${marked('workspace')}>${words.t('pages.nav.workspace')}</a>` : ''}`
}

function others(page: PageContext): Html {
  return html`${LANGUAGES.filter((language) => language !== page.words.language).map((language) => {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? languageName(page, language)
    return html`<a href="/${language}${page.path}" lang="${language}" hreflang="${language}"
      >${name.charAt(0).toLocaleUpperCase(language) + name.slice(1)}</a
    >`
  })}`
}
