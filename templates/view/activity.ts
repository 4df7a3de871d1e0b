import type { MessageKey } from '../i18n/index.ts'
import type { InstitutionRef } from './references.ts'
import type { Localized, PartialDate } from './text.ts'

export const ACTIVITY_KINDS = ['record', 'subtotal'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]
export const ACTIVITY_SORTS = ['recent', 'people', 'cost'] as const
export type ActivitySort = (typeof ACTIVITY_SORTS)[number]

/** What an address of the list of activities may say, in the one order in which it says it. */
export const ACTIVITY_PARAMETERS = [
  'q',
  'unit',
  'place',
  'year',
  'country',
  'kind',
  'odd',
  'repeated',
  'agreement',
  'recommendation',
  'evidence',
  'batch',
  'sort',
  'after',
] as const
export type ActivityParameter = (typeof ACTIVITY_PARAMETERS)[number]

export interface Amount {
  /** ISO 4217. */
  readonly currency: string
  /** In hundredths. */
  readonly minor: number
}

/** A row of a published file of training or exercises, as a list shows it. Texts are in the language of the file. */
export interface ActivityItem {
  readonly id: string
  readonly batchId: string
  /** As the file counts it. */
  readonly row: number
  readonly kind: ActivityKind
  readonly title: string | null
  readonly unit: string | null
  readonly place: string | null
  readonly country: { readonly code: string | null; readonly name: string } | null
  readonly year: number | null
  readonly startsOn: PartialDate | null
  readonly endsOn: PartialDate | null
  readonly people: number | null
  readonly cost: Amount | null
  /** How many things were odd in the row. */
  readonly odd: number
  /** The first row of the file that says the same. */
  readonly repeatOf: number | null
  readonly language: string
}

/** Sums over rows; rows that add up others are never in them. */
export interface ActivitySums {
  readonly records: number
  readonly people: number
  readonly withoutPeople: number
  readonly costs: readonly Amount[]
  readonly withoutCost: number
  /** Rows that say the same as an earlier one of their file, with what they bring to the sums. */
  readonly repeats: number
  readonly repeatedPeople: number
  readonly repeatedCosts: readonly Amount[]
  readonly odd: number
}

export interface ActivityYearSums extends ActivitySums {
  /** Null: the rows name no year. */
  readonly year: number | null
}

export interface ActivityChoice {
  readonly value: string
  readonly code: string | null
  readonly name: string
  readonly count: number
  readonly active: boolean
}

export interface ActivityBatchView {
  readonly id: string
  readonly title: Localized
  readonly publisher: string
  readonly address: string | null
  readonly licence: string
  readonly language: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly records: number
  readonly subtotals: number
  /** ISO instant and place in the log of the act that published it. */
  readonly publishedAt: string
  readonly seq: number
}

export interface FoundActivities {
  /** What narrows the list, by parameter; `sort` and `after` included. */
  readonly filters: Readonly<Partial<Record<ActivityParameter, string>>>
  /** Names for filters whose value says nothing by itself. */
  readonly labels: Readonly<Partial<Record<ActivityParameter, Localized>>>
  readonly sort: ActivitySort
  readonly items: readonly ActivityItem[]
  readonly next: string | null
  readonly sums: ActivitySums
  /** Rows that add up others among what the filters leave, shown or not. */
  readonly subtotals: number
  /** With every filter but that of the year, in order. */
  readonly years: readonly ActivityYearSums[]
  /** With every filter but that of the country, most records first. */
  readonly countries: readonly ActivityChoice[]
  readonly batches: readonly ActivityBatchView[]
}

export interface ActivityNoticeView {
  readonly key: MessageKey
  readonly column: string | null
  readonly values: Readonly<Record<string, string | number>>
}

/** What cites activities. An addressee is named by its recommendation and its institution. */
export type ActivityCiter =
  | { readonly kind: 'recommendation'; readonly code: string; readonly title: Localized }
  | { readonly kind: 'addressee'; readonly code: string; readonly title: Localized; readonly institution: InstitutionRef }
  | { readonly kind: 'agreement'; readonly slug: string; readonly title: Localized }
  | { readonly kind: 'evidence'; readonly id: string; readonly title: Localized }

/** A picked activity, as a citation names it. */
export interface PickedActivity {
  readonly id: string
  readonly title: string | null
  readonly year: number | null
  readonly language: string
  /** Its file was taken off the record. */
  readonly withdrawn: boolean
}

/** Where activities are cited, or what is cited. */
export interface ActivityCitationView {
  readonly id: string
  readonly citedAt: string
  readonly seq: number
  readonly by: ActivityCiter
  /** Why it bears on them. */
  readonly reason: Localized
  /** Picked ones; empty where a search is cited. */
  readonly activities: readonly PickedActivity[]
  /** A search, as a query string of the list. */
  readonly query: string | null
  /** How many rows it named when it was cited. */
  readonly found: number
}

/** What an act about a citation of activities names. */
export type CitationChange = Pick<ActivityCitationView, 'by' | 'activities' | 'query' | 'found'> & {
  /** Id of what its reason belongs to. */
  readonly owner: string
}

/** Which file an act put on the record or took off it. */
export interface ActivityFileChange {
  readonly title: Localized
  readonly fileName: string
  /** How many activities are in it, without rows that add up others. */
  readonly records: number
}

/** What something cites, with what all of it adds up to now; rows that several citations name count once. */
export interface CitedActivitiesView {
  readonly citations: readonly ActivityCitationView[]
  readonly sums: ActivitySums
  /** Rows among them that add up others: in no sum. */
  readonly subtotals: number
}

export interface ActivityView extends ActivityItem {
  readonly partnerUnit: string | null
  readonly program: string | null
  readonly report: string | null
  readonly page: string | null
  readonly yearFrom: 'fiscal' | 'start' | 'report' | null
  /** The row as it stands in the file, cell by cell. */
  readonly raw: readonly { readonly header: string; readonly text: string }[]
  readonly notices: readonly ActivityNoticeView[]
  /** Other rows of the file that say the same. */
  readonly same: readonly { readonly id: string; readonly row: number }[]
  readonly batch: ActivityBatchView
  readonly citations: readonly ActivityCitationView[]
}
