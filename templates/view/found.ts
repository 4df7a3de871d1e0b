import type { AddresseeView } from './addressee.ts'
import type { RecommendationListItem } from './recommendation.ts'
import type { Localized } from './text.ts'

/** A stretch of a text around what was searched for; `hit` pieces are what the search found. */
export interface Passage {
  readonly field: 'code' | 'title' | 'statement' | 'institution' | 'theme' | 'concern' | 'standard'
  /** BCP 47. */
  readonly language: string
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[]
}

export interface FacetValue {
  /** As it stands in an address. */
  readonly value: string
  /** What it is called; null where the value has a word of its own (statuses, countries, yes). */
  readonly label: Localized | null
  /** Recommendations of the list that would remain with this value and all the other filters. */
  readonly count: number
  readonly active: boolean
}

export interface Facet {
  readonly name:
    | 'theme'
    | 'status'
    | 'country'
    | 'institution'
    | 'agreement_type'
    | 'concern'
    | 'standard'
    | 'overdue'
    | 'stale'
    | 'awaiting_reply'
  readonly values: readonly FacetValue[]
}

/** An addressee as a list shows it. */
export type FoundAddressee = Omit<AddresseeView, 'position' | 'reply'>

export interface FoundItem extends Omit<RecommendationListItem, 'addressees'> {
  readonly addressees: readonly FoundAddressee[]
  /** Where the searched words stand; empty without a search. */
  readonly passages: readonly Passage[]
}

/** One page of the list of recommendations, narrowed, sorted and counted. */
export interface FoundRecommendations {
  readonly items: readonly FoundItem[]
  /** Recommendations that match, their addressees that match, and recommendations there are in all. */
  readonly matching: number
  readonly matchingAddressees: number
  readonly total: number
  readonly facets: readonly Facet[]
  /** How many that match come before this page. */
  readonly before: number
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
  /** What the search may have meant, when it found nothing as typed. */
  readonly suggestion: string | null
}
