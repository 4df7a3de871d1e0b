import type { EditionRef } from '../view/references.ts'
import type { Status } from '../view/scales.ts'
import type { Localized } from '../view/text.ts'
import type { TopicView } from '../view/topic.ts'

interface Dated {
  /** Stays while the thing is the same, whatever its date becomes. */
  readonly uid: string
  /** `YYYY-MM-DD`, a whole day. */
  readonly on: string
  /** Grows when the date becomes another or is called off (RFC 5545 section 3.8.7.4). */
  readonly sequence: number
  /** ISO instants: when it came on the record, and when anything that is said of it last changed. */
  readonly createdAt: string
  readonly modifiedAt: string
  /** Why there is nothing on this day any more; null while there is. */
  readonly calledOff: 'lifted' | 'withdrawn' | 'ended' | null
}

interface OfRecommendation extends Dated {
  readonly code: string
  readonly title: Localized
  readonly theme: Localized
}

/** The day by which an institution should comply, or on which what is said of it will be too old. */
export interface AddresseeDate extends OfRecommendation {
  readonly kind: 'due' | 'review'
  readonly institution: Localized
  readonly status: Status
  /** `YYYY-MM-DD`; null while not assessed. */
  readonly statusSince: string | null
}

export interface MilestoneDate extends OfRecommendation {
  readonly kind: 'milestone'
  readonly indicator: Localized
  readonly target: Localized
}

/** The day on which an edition goes out or went out; `issued` is its slug once it has. */
export interface ReportDate extends Dated {
  readonly kind: 'report'
  readonly edition: EditionRef
  readonly issued: string | null
}

export type CalendarDate = AddresseeDate | MilestoneDate | ReportDate

export interface CalendarView {
  /** What narrows it; empty: everything. */
  readonly filters: TopicView['filters']
  /** In order of their days. */
  readonly dates: readonly CalendarDate[]
  /** How many there are, of which only the nearest are given. */
  readonly total: number
  /** Without a slash at the end. */
  readonly origin: string
  /** Canonical query string without `?`. */
  readonly query: string
}
