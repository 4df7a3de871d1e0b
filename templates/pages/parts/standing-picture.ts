import { standingSentence } from '../../reach/standing-words.ts'
import type { StandingView } from '../../reach/standing.ts'
import { STATUSES, type Status } from '../../view/scales.ts'
import type { PageContext } from '../page-context.ts'
import type { LinkPicture } from './link-preview.ts'

/**
 * The picture beside links to a page about something that has a standing. Its address changes with the standing: sites that show
 * links keep a picture for as long as it has the same address.
 */
export function standingPicture(
  page: PageContext,
  about: Pick<StandingView, 'kind' | 'id' | 'name' | 'overall' | 'withdrawn'>,
  holders: readonly { readonly status: Status }[],
): LinkPicture {
  const counts = STATUSES.map((status) => ({ status, count: holders.filter((holder) => holder.status === status).length }))
  const assessed = holders.filter(({ status }) => status !== 'not_assessed').length
  const state = about.withdrawn ? 'withdrawn' : counts.map(({ count }) => count).join('.')
  return {
    path: `/previews/${about.kind}/${encodeURIComponent(about.id)}.png?v=${state}`,
    alternative: standingSentence({ ...about, counts, assessed, total: holders.length }, page.words),
  }
}
