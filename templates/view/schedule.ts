import type { ReportScope } from './edition.ts'
import type { EditionRef, InstitutionRef, ThemeRef } from './references.ts'
import type { Cadence } from './scales.ts'
import type { Localized } from './text.ts'

/** One edition to come: when it goes out, and what period it is about. */
export interface NextRun {
  /** ISO instant at which the period ends. */
  readonly at: string
  /** First and last day of the period, in the schedule's zone. */
  readonly start: string
  readonly end: string
}

/** Whom a schedule writes to: everybody who follows the reports, or those who follow one theme or institution. */
export type ScheduleTopic =
  | { readonly kind: 'all' }
  | { readonly kind: 'theme'; readonly theme: ThemeRef }
  | { readonly kind: 'institution'; readonly institution: Pick<InstitutionRef, 'slug' | 'name'> }

/** What an administrator set. */
export interface ScheduleSettings {
  readonly name: Localized
  readonly cadence: Cadence
  readonly cron: string | null
  /** IANA zone. */
  readonly timeZone: string
  readonly scope: ReportScope
  readonly length: 'full' | 'brief'
  readonly languages: readonly string[]
  readonly topics: readonly ScheduleTopic[]
  /** Days that a draft waits for an editor; null: none. */
  readonly holdDays: number | null
}

export interface ScheduleItem extends ScheduleSettings {
  readonly slug: string
  readonly version: number
  readonly endedAt: string | null
  /** Null when it was ended. */
  readonly next: NextRun | null
  readonly lastEdition: EditionRef | null
  /** How many of its editions wait for an editor, and how many could not be made so far. */
  readonly held: number
  readonly failed: number
}

/** One version of a schedule, with what it changed. */
export interface ScheduleVersionView {
  readonly version: number
  readonly from: string
  /** Name of the account; null for what the service set up itself. */
  readonly by: string | null
  readonly act: 'created' | 'changed' | 'ended' | 'resumed'
  readonly settings: ScheduleSettings
  readonly changed: readonly (keyof ScheduleSettings)[]
}

export interface ScheduleView extends ScheduleItem {
  /** The next five, the first of them of the period under way. Empty when it was ended. */
  readonly runs: readonly NextRun[]
  /** How many recommendations its scope holds now, of how many there are. */
  readonly matching: number
  readonly total: number
  /** Newest first. */
  readonly versions: readonly ScheduleVersionView[]
}

/** What a schedule would do, before it is saved. */
export interface SchedulePreview {
  readonly settings: ScheduleSettings
  readonly runs: readonly NextRun[]
  readonly matching: number
  readonly total: number
}

/** The next edition of a schedule in force, for everybody. */
export interface NextEdition extends NextRun {
  readonly slug: string
  readonly name: Localized
  readonly cadence: Cadence
  readonly cron: string | null
  readonly timeZone: string
  readonly scope: ReportScope
  readonly holdDays: number | null
}

/** What calendar period two days bound, both included; `days` when it is not a whole one. */
export function shapeOf(start: string, end: string): 'year' | 'quarter' | 'month' | 'week' | 'days' {
  const from = Temporal.PlainDate.from(start)
  const next = Temporal.PlainDate.from(end).add({ days: 1 })
  if (from.dayOfWeek === 1 && from.add({ days: 7 }).equals(next)) return 'week'
  if (from.day !== 1) return 'days'
  if (from.add({ months: 1 }).equals(next)) return 'month'
  if (from.month % 3 === 1 && from.add({ months: 3 }).equals(next)) return 'quarter'
  return from.month === 1 && from.add({ years: 1 }).equals(next) ? 'year' : 'days'
}
