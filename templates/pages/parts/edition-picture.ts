import type { EditionRef } from '../../view/references.ts'
import type { LinkPicture } from './link-preview.ts'

/** The picture beside links to an edition and its parts. */
export function editionPicture({ slug }: EditionRef, alternative: string): LinkPicture {
  return { path: `/previews/reports/${encodeURIComponent(slug)}.png`, alternative }
}
