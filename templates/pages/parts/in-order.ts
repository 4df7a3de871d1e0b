import type { Localized } from '../../view/text.ts'
import type { PageContext } from '../page-context.ts'
import { plainText } from './text.ts'

/** Named things in the alphabetical order of the page's language. */
export function inOrder<Named extends { readonly name: Localized }>(page: PageContext, items: readonly Named[]): readonly Named[] {
  return items.toSorted((a, b) => page.words.compare(plainText(page, a.name), plainText(page, b.name)))
}
