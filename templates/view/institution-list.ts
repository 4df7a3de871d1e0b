import type { StatusCount } from './figures.ts'
import type { InstitutionRef } from './references.ts'
import type { Country } from './scales.ts'

/** Orders of the list besides that by country and name. */
export const INSTITUTION_SORTS = ['asked', 'overdue', 'awaiting_reply'] as const
export type InstitutionSort = (typeof INSTITUTION_SORTS)[number]

export interface InstitutionListItem extends InstitutionRef {
  /** Addressees of the institution, all and by status. */
  readonly asked: number
  readonly counts: readonly StatusCount[]
  readonly overdue: number
  readonly awaitingReply: number
}

export interface InstitutionListView {
  /** One page of them, in order. */
  readonly institutions: readonly InstitutionListItem[]
  /** How many come before this page, how many the filters leave, and how many there are. */
  readonly from: number
  readonly matching: number
  readonly total: number
  /** How many each country would leave. */
  readonly countries: readonly { readonly country: Country; readonly count: number }[]
  readonly filters: { readonly q: string; readonly country: Country | null; readonly sort: InstitutionSort | null }
  /** Slug that the next page comes after; null on the last. */
  readonly next: string | null
}
