import type { ChangeView } from './change.ts'
import type { KeyFigures } from './figures.ts'
import type { RecommendationView } from './recommendation.ts'
import type { EditionRef } from './references.ts'
import type { Language, Localized } from './text.ts'

export interface EditionFileView {
  readonly language: Language
  readonly bytes: number
  readonly sha256: string
  readonly pages: number
}

export interface EditionView extends EditionRef {
  readonly asOf: string
  readonly issuedAt: string
  /** Issued more than a day after its period ended. */
  readonly late: boolean
  readonly seq: number
  readonly snapshotSha256: string
  readonly snapshotBytes: number
  /** Which layout drew its files. */
  readonly layout: string
  /** The edition that it replaces, and the one that replaced it. */
  readonly supersedes: EditionRef | null
  readonly supersededBy: EditionRef | null
  readonly files: readonly EditionFileView[]
}

/** One filter of the list that narrows what a report is about. */
export interface ScopeFilter {
  readonly name:
    | 'q'
    | 'theme'
    | 'status'
    | 'institution'
    | 'country'
    | 'overdue'
    | 'stale'
    | 'awaiting_reply'
    | 'concern'
    | 'standard'
    | 'agreement_type'
    | 'recommendation'
  readonly value: string
  /** Name of the theme, institution, concern, standard, agreement type or recommendation; null where the words of the scale or the value itself say it. */
  readonly label: Localized | null
}

/** What a report is about. */
export interface ReportScope {
  /** The list's query string in canonical form; empty: everything. */
  readonly query: string
  readonly filters: readonly ScopeFilter[]
}

/** One point of the trend: an edition before this one, or this one (the last). */
export interface TrendPoint {
  readonly edition: EditionRef & { readonly asOf: string }
  readonly figures: KeyFigures
}

/** The edition that this one replaces, and what was wrong with it. */
export interface SupersededEdition {
  readonly number: number
  readonly revision: number
  readonly slug: string
  readonly asOf: string
  readonly note: Localized
}

/** What a report is of: an edition, or a view of the list (`list`), which is none. */
export type ReportedEdition = Omit<EditionRef, 'kind'> & { readonly kind: EditionRef['kind'] | 'list' }

/**
 * What a report freezes: an edition, or a list view asked for as PDF (`request`, not an edition: its number is 0). All languages
 * in one snapshot; rendering adds nothing but words and layout. What format 1 did not have is optional.
 */
export interface ReportSnapshot {
  readonly format: 'vigia-report-snapshot/1' | 'vigia-report-snapshot/2'
  readonly edition: ReportedEdition & { readonly asOf: string; readonly timeZone: string; readonly late: boolean }
  /** Day (`YYYY-MM-DD`, in the edition's zone) on which a late edition was made; absent when it is not late. */
  readonly madeOn?: string
  /** Set when this is no edition but a view of the list, made when somebody asked for it. */
  readonly request?: { readonly id: string; readonly expiresOn: string }
  /** `brief`: without the block of every recommendation and the chapters of themes. Absent: full. */
  readonly length?: 'full' | 'brief'
  readonly scope?: ReportScope
  readonly supersedes?: SupersededEdition
  readonly onlineAddress: string
  /** Size of the log at the as-of instant, the digest of its last entry, and the root of its tree (RFC 6962, base64) at that size. */
  readonly log: { readonly size: number; readonly lastDigest: string | null; readonly root?: string }
  readonly figures: KeyFigures
  /** Figures at the start of the period, to show what moved; null for the baseline and for what is not an edition. */
  readonly figuresBefore: KeyFigures | null
  /** The latest edition of the same schedule (or the baseline) before this one; its key figures are the trend's last but one. */
  readonly editionBefore?: EditionRef & { readonly asOf: string }
  /** Oldest first, this one last; those of the same scope only. */
  readonly trend?: readonly TrendPoint[]
  /** Public acts of the period within the scope, oldest first. For the baseline: empty. */
  readonly changes: readonly ChangeView[]
  readonly recommendations: readonly RecommendationView[]
}
