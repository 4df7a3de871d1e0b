import type { Country, Position, Status } from '../../templates/view/scales.ts'
import type { Frame } from './frame.ts'

/** How one addressee stands: what can be counted, filtered and sorted, without texts. */
export interface Standing {
  readonly addresseeId: string
  /** Of its recommendation, as all that follows up to `theme`. */
  readonly code: string
  readonly recommendationPosition: number
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  /** Slug. */
  readonly theme: string
  /** Slug. */
  readonly institution: string
  readonly country: Country
  readonly basis: 'source' | 'elaboration'
  readonly status: Status
  /** Date in the world of the update that the status derives from; null while not assessed. */
  readonly since: string | null
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaitingReply: boolean
  /** Of the institution; null: none on record. */
  readonly position: Position | null
  /** When the latest update that stands was published. */
  readonly lastPublishedAt: Date | null
  /** Its recommendation was taken off the list. */
  readonly withdrawn: boolean
}

/** What a recommendation is about, by the codes and slugs that stand in addresses. */
export interface RecommendationFacts {
  readonly code: string
  readonly position: number
  readonly kind: Standing['kind']
  readonly theme: string
  readonly concerns: readonly string[]
  readonly standards: readonly string[]
  readonly agreementTypes: readonly string[]
  readonly withdrawn: boolean
}

/**
 * The same in columns, for whoever counts, filters and sorts thousands. By row (of an addressee), the yes-or-no columns 0 for yes and
 * NONE for no: the number of their one value.
 */
export interface StandingColumns extends Frame {
  /** By place (of a recommendation): 1 where it is on the list, 0 where it was not on record yet or was taken off. */
  readonly listed: Uint8Array
  /** How many are. */
  readonly total: number
  /** 1 where the addressee was on record. */
  readonly onRecord: Uint8Array
  /** 1 where it was, and its recommendation not taken off the list. */
  readonly stands: Uint8Array
  /** Place in the scale; NONE where it was not on record. */
  readonly status: Int8Array
  readonly overdue: Int8Array
  readonly stale: Int8Array
  readonly awaitingReply: Int8Array
  /** `2026-11-02` as 20261102; NONE: no date. */
  readonly dueOn: Int32Array
  /** Milliseconds; NONE: never. */
  readonly lastPublishedAt: Float64Array
  /** One of those on record as an object. */
  standing(row: number): Standing
}

/** How everything on record stands now, or stood as of an instant. */
export interface Standings {
  /** Of the log, when they were read. */
  readonly size: number
  /** In the catalogue's order, those of withdrawn recommendations left out: what the list and its figures count. */
  readonly addressees: readonly Standing[]
  /** Those of recommendations that had been taken off the list. */
  readonly withdrawn: readonly Standing[]
  /** On record then, by code, in the catalogue's order; withdrawn ones and those without addressees too. */
  readonly recommendations: ReadonlyMap<string, RecommendationFacts>
  readonly columns: StandingColumns
}
