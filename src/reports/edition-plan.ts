import type { EditionRef } from '../../templates/view/references.ts'
import type { Language, Localized } from '../../templates/view/text.ts'

/** The edition that is to be replaced, as the new one and its event name it. */
export interface PlannedSupersession {
  readonly id: string
  readonly number: number
  readonly revision: number
  readonly slug: string
  readonly asOf: Date
  readonly note: Localized
}

/** What an edition is to be, before anything of the record is read. */
export interface EditionPlan {
  readonly slug: string
  readonly kind: EditionRef['kind']
  readonly scheduleId: string | null
  /** Slug of the schedule. */
  readonly schedule: string | null
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** When the period began. */
  readonly startsAt: Date | null
  readonly timeZone: string
  readonly name: Localized | null
  readonly scope: string
  readonly length: 'full' | 'brief'
  readonly languages: readonly Language[]
  /** Null: the moment right after the last event. */
  readonly asOf: Date | null
  readonly late: boolean
  /** It was held for an editor: its event says who let it go. */
  readonly held: boolean
  readonly supersedes: PlannedSupersession | null
}
