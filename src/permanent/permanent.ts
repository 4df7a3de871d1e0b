import type { Localized } from '../../templates/view/text.ts'
import type { TombstoneView } from '../../templates/pages/tombstone.page.ts'

/** Where a permanent id leads: the path of a page without its language, with the anchor; or what stands where the thing was. */
export type Permanent = { readonly state: 'here'; readonly path: string } | { readonly state: 'gone'; readonly tombstone: TombstoneView }

/** What was found of one id; `gone` where it was withdrawn. */
export interface Located {
  readonly path: string
  /** What it is called. */
  readonly name: Localized
  /** Id that its texts belong to; null where its texts cannot be redacted. */
  readonly texts: string | null
  readonly withdrawn: { readonly at: string; readonly reason: Localized; readonly seq: number } | null
  /** Path of the page that keeps its history, without the language. */
  readonly history: string | null
}
