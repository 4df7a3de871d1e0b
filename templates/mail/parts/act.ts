import type { ChangeView } from '../../view/change.ts'
import type { EditionView } from '../../view/edition.ts'
import type { KeyFigures } from '../../view/figures.ts'
import type { Status } from '../../view/scales.ts'
import type { Localized } from '../../view/text.ts'

/** An edition as a mail tells of it. */
export interface ToldEdition {
  readonly edition: EditionView
  readonly figures: KeyFigures
  /** IANA zone of its period. */
  readonly timeZone: string
  /** What was wrong with the edition that it replaces; empty where it replaces none. */
  readonly note: Localized
}

/** One public act as a mail tells of it. */
export interface ToldAct {
  readonly change: ChangeView
  /** ISO instant at which a text of it was last redacted; null: never. */
  readonly redactedAt: string | null
  /** The addressee's status just before and just after it; null for an act that is no assessment. */
  readonly moved: { readonly from: Status; readonly to: Status } | null
  /** For `edition_issued`. */
  readonly edition: ToldEdition | null
}

/** Where a mail stands: whose site, which day it is there. */
export interface Place {
  /** Absolute base of the site. */
  readonly origin: string
  /** IANA zone of the record. */
  readonly timeZone: string
}
