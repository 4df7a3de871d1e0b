import type { PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'

/** The way from the desk to what belongs to one's own account. */
export function accountTrail(page: PageContext): readonly { readonly href: string; readonly text: string }[] {
  return [
    { href: ownPath(page, '/workspace'), text: page.words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/account'), text: page.words.t('people.account.title') },
  ]
}
