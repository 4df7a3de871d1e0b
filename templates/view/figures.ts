import type { ThemeRef } from './references.ts'
import type { Country, Status } from './scales.ts'

export interface StatusCount {
  readonly status: Status
  readonly count: number
}

export interface KeyFigures {
  readonly recommendations: number
  readonly addressees: number
  readonly assessed: number
  readonly overdue: number
  readonly stale: number
  readonly awaitingReply: number
  /** Counts of addressees by status, all eight in the order of the scale. */
  readonly byStatus: readonly StatusCount[]
  readonly byTheme: readonly { readonly theme: ThemeRef; readonly counts: readonly StatusCount[] }[]
  readonly byCountry: readonly { readonly country: Country; readonly counts: readonly StatusCount[] }[]
}
