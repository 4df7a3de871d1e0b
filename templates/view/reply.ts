import type { Localized } from './text.ts'

/** What an institution answered to an assessment, word for word. */
export interface ReplyAnswer {
  readonly id: string
  readonly at: string
  /** It came after the deadline. */
  readonly late: boolean
  readonly text: Localized
  /** Public name of the representative. */
  readonly author: string
  readonly seq: number
}

/** An institution's right of reply to one assessment: invited, and then answered or missed, or missed and answered late. */
export interface ReplyView {
  /** Id of the invitation. */
  readonly invitation: string
  readonly invitedAt: string
  /** Last day, in the record's zone, on which an answer is in time. */
  readonly deadline: string
  readonly seq: number
  readonly missed: { readonly at: string; readonly seq: number } | null
  readonly answer: ReplyAnswer | null
}

export type ReplyState = 'invited' | 'missed' | 'answered'

/** Where an addressee's latest reply stands, without its text. */
export interface ReplySummary {
  /** Id of the invitation. */
  readonly invitation: string
  readonly state: ReplyState
  readonly deadline: string
  readonly answeredAt: string | null
  readonly late: boolean
}
