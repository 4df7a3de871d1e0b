import { html } from 'hono/html'
import type { Words } from '../../i18n/index.ts'
import type { GlossaryTerm } from '../../view/glossary.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'

/** What a word of the record is called and what it means: the one source of the glossary, the method page and `definition`. */
export function glossaryEntry(words: Words, term: GlossaryTerm): { readonly name: string; readonly text: string } {
  const name =
    term === 'overdue' || term === 'stale' || term === 'awaiting_reply'
      ? words.t(`terms.computed.${term}`)
      : words.t(`record.glossary.${term}`)
  return { name, text: words.t(`record.glossary.${term}.text`) }
}

/**
 * A word that opens its definition in place, without script, and leads on to the glossary. A `details` element: it can stand where
 * blocks can (`li`, `dt`, `dd`, `td`, `div`), not inside a paragraph or a heading. `label`: the word as the page has it.
 */
export function definition(page: PageContext, term: GlossaryTerm, label: string | null = null): Html {
  const { name, text } = glossaryEntry(page.words, term)
  return html`<details class="define">
    <summary>${label ?? name}</summary>
    <p>
      ${text}
      <a href="${ownPath(page, `/glossary#${term}`)}">${page.words.t('record.glossary.more')}<span class="unseen">: ${name}</span></a>
    </p>
  </details>`
}

/** "What do these words mean?" with several of them side by side, each opening where it stands. */
export function definitions(page: PageContext, terms: readonly GlossaryTerm[]): Html {
  return html`<div class="defines">
    <span>${page.words.t('record.glossary.lead')}</span> ${terms.map((term) => definition(page, term))}
  </div>`
}
