import type { TopicView } from './topic.ts'

/** How often somebody is told. `reports`: only when a report edition is issued. */
export const FREQUENCIES = ['at_once', 'daily', 'weekly', 'reports'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** What one subscriber follows, or asked to follow. */
export interface SubscriptionView {
  readonly id: string
  readonly topic: TopicView
  readonly frequency: Frequency
  /** ISO instant; null: not confirmed yet. */
  readonly confirmedAt: string | null
  /** ISO instant until which it can be confirmed. */
  readonly confirmBefore: string
}
