import type { PageContext } from '../page-context.ts'
import { recommendationPath } from './links.ts'

/** Address of an update from the page of its recommendation: on the page where it stands there, else in the history. */
export function updateAddress(
  page: PageContext,
  view: { readonly code: string; readonly updates: readonly { readonly id: string }[] },
): (id: string) => string {
  const here = new Set(view.updates.map(({ id }) => id))
  return (id) => (here.has(id) ? `#update-${id}` : historyPath(page, view.code, id))
}

/** The history of a recommendation from one of its updates on, which stands first there. */
export function historyPath(page: PageContext, code: string, from: string): string {
  const [path = '', query] = recommendationPath(page, code).split('?')
  return `${path}/history?from=${from}${query === undefined ? '' : `&${query}`}`
}
