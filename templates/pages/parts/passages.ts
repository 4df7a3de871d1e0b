import { html } from 'hono/html'
import type { Passage } from '../../view/found.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { languageName } from './text.ts'

/** A passage with what was found marked; an ellipsis where it does not begin or end with the text it is from (absent: it does). */
export function markedPassage(page: PageContext, passage: Passage, from: Localized | null = null): Html {
  const { words } = page
  const text = passage.pieces.map((piece) => piece.text).join('')
  const whole = from?.[passage.language]
  const foreign = passage.language !== words.language
  const marked = html`${whole === undefined || whole.startsWith(text) ? '' : '… '}${passage.pieces.map((piece) =>
    piece.hit ? html`<mark>${piece.text}</mark>` : piece.text,
  )}${whole === undefined || whole.endsWith(text) ? '' : ' …'}`
  if (!foreign) return marked
  const label = words.t('list.passage.language', { language: languageName(page, passage.language) })
  return html`<span lang="${passage.language}">${marked}</span> <span class="missing">${label}</span>`
}

/** The passages that the row does not show in their place, each after the name of what it is from. */
export function otherPassages(page: PageContext, passages: readonly Passage[]): Html {
  if (passages.length === 0) return html``
  return html`<ul class="found">
    ${passages.map((passage) => html`<li><b>${page.words.t(`list.passage.${passage.field}`)}</b> ${markedPassage(page, passage)}</li>`)}
  </ul>`
}
