import { html } from 'hono/html'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'

/** A running text in the page's language; one that exists only in another language is marked with it and labelled. */
export function localized(page: PageContext, text: Localized): Html {
  const chosen = page.words.pick(text)
  if (!chosen) return html`<span class="missing">${page.words.t('pages.text.none')}</span>`
  if (!chosen.missing) return html`${chosen.text}`
  const label = page.words.t('terms.missing_translation', { language: languageName(page, chosen.language) })
  return html`<span lang="${chosen.language}">${chosen.text}</span> <span class="missing">${label}</span>`
}

/** A short name: like `localized`, with the code of the other language as its label, so that lists stay readable. */
export function localizedName(page: PageContext, text: Localized): Html {
  const chosen = page.words.pick(text)
  if (!chosen) return html`<span class="missing">${page.words.t('pages.text.none')}</span>`
  if (!chosen.missing) return html`${chosen.text}`
  const label = page.words.t('terms.missing_translation', { language: languageName(page, chosen.language) })
  return html`<span lang="${chosen.language}">${chosen.text}</span> <abbr class="missing" title="${label}">${chosen.language}</abbr>`
}

/** The words alone, where no markup can stand: titles, options, descriptions. Empty when there is no text. */
export function plainText(page: PageContext, text: Localized): string {
  return page.words.pick(text)?.text ?? ''
}

/** Name of a BCP 47 language in the page's language. A code that is no language is given back as it is. */
export function languageName(page: PageContext, language: string): string {
  try {
    return new Intl.DisplayNames(page.words.locale, { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
