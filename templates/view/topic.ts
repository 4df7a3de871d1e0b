import type { Localized } from './text.ts'

/** What acts a topic is made of: all of them, what was corrected, withdrawn or redacted, or the report editions. */
export const STREAMS = ['changes', 'corrections', 'reports'] as const
export type Stream = (typeof STREAMS)[number]

/** Something that can be followed: a stream, narrowed by the filters of the list or to one recommendation or agreement. */
export interface TopicView {
  readonly stream: Stream
  /** Canonical query string, without `?`; empty when nothing is narrowed. */
  readonly query: string
  /** The filters in their fixed order; `label` names what the value stands for, where that has a name of its own. */
  readonly filters: readonly { readonly name: string; readonly value: string; readonly label: Localized | null }[]
}
