import type { StatusCount } from '../view/figures.ts'
import type { Status } from '../view/scales.ts'
import type { Localized } from '../view/text.ts'

/** What a badge or panel can be about, as in its address. */
export const STANDING_KINDS = ['recommendations', 'institutions', 'themes'] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

/** Where a recommendation, an institution or a theme stands: what is shown of it on other people's pages. */
export interface StandingView {
  readonly kind: StandingKind
  /** Code of a recommendation, slug of the others. */
  readonly id: string
  readonly name: Localized
  /** The overall status of a recommendation; null for the others, which have a split only. */
  readonly overall: Status | null
  /** A recommendation that was taken off the list. */
  readonly withdrawn: boolean
  /** Addressees by status. */
  readonly counts: readonly StatusCount[]
  readonly assessed: number
  readonly total: number
  /** For a recommendation its institutions, for an institution what it was asked, each with its status; none for a theme. */
  readonly parts: readonly { readonly name: Localized; readonly status: Status }[]
  /** Day that this speaks of, `YYYY-MM-DD` in the record's zone. */
  readonly recordOn: string
  /** The reader asked for the record as of this instant (ISO); null: as it stands. */
  readonly asOf: string | null
  /** Without a slash at the end. */
  readonly origin: string
}
