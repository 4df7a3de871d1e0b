import type { ChangeView } from './change.ts'
import type { InstitutionRef, RecommendationRef, ThemeRef } from './references.ts'
import type { EventKind, Position, Status } from './scales.ts'
import type { TopicView } from './topic.ts'

/** An act that moved something between the two dates. */
export interface MovingAct {
  readonly seq: number
  readonly kind: EventKind
  /** ISO instant. */
  readonly occurredAt: string
}

/** What one addressee had at the first date and has at the second. */
export interface Moved<Value> {
  readonly addresseeId: string
  readonly recommendation: RecommendationRef
  readonly theme: ThemeRef
  readonly institution: InstitutionRef
  readonly from: Value
  readonly to: Value
  /** Oldest first. */
  readonly acts: readonly MovingAct[]
}

/** As many as a page shows, of how many there are. */
export interface Some<Item> {
  readonly shown: readonly Item[]
  readonly total: number
}

export interface ComparedDate {
  /** As it stands in an address: a date, or an instant; empty for now. */
  readonly asked: string
  /** ISO: the end of what the side tells of. */
  readonly instant: string
}

/** What moved in the record from one date to a later one. */
export interface MovesView {
  /** What narrows the comparison; what moved fits it at one of the two dates. */
  readonly topic: TopicView
  readonly from: ComparedDate
  readonly to: ComparedDate
  readonly recommendations: { readonly from: number; readonly to: number }
  readonly addressees: { readonly from: number; readonly to: number }
  readonly byStatus: readonly { readonly status: Status; readonly from: number; readonly to: number }[]
  /** Null: the addressee was not on record yet. In the catalogue's order, so by theme. */
  readonly statuses: Some<Moved<Status | null>>
  /** How many statuses moved in each theme. */
  readonly themes: readonly { readonly theme: ThemeRef; readonly moves: number }[]
  readonly dueDates: Some<Moved<string | null>>
  readonly positions: Some<Moved<Position | null>>
  readonly added: Some<RecommendationRef>
  readonly withdrawn: Some<RecommendationRef>
  readonly reworded: Some<RecommendationRef>
  readonly agreements: Some<ChangeView>
}
