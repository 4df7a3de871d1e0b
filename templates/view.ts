/**
 * What a page, feed or report is given to render: the public record as it stood at one instant.
 * Plain data, JSON-safe: instants are ISO 8601 UTC strings with milliseconds, dates are `YYYY-MM-DD`.
 * Templates declare it, verbs in `src` produce it; a report snapshot stores it as it is.
 */

export type Language = string

/** A text in the languages it exists in. A language that is missing is labelled by the template, never replaced silently. */
export type Localized = Readonly<Record<Language, string>>

/** The status scale in order of progress; `reversed` stands apart at the end. */
export const STATUSES = [
  'not_assessed',
  'no_evidence',
  'not_started',
  'committed',
  'partial',
  'substantial',
  'implemented',
  'reversed',
] as const
export type Status = (typeof STATUSES)[number]

export const POSITIONS = ['none_stated', 'accepted', 'accepted_in_part', 'noted', 'rejected'] as const
export type Position = (typeof POSITIONS)[number]

export const COUNTRIES = ['PE', 'US', 'INT'] as const
export type Country = (typeof COUNTRIES)[number]

export const EVIDENCE_KINDS = [
  'official_text',
  'official_statement',
  'parliamentary_record',
  'court_or_audit',
  'information_request',
  'press',
  'testimony',
  'data_set',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A date of the precision that the source gives: `2023`, `2023-08` or `2023-08-14`. Never widened to a day. */
export type PartialDate = string

export interface ThemeRef {
  readonly slug: string
  readonly name: Localized
}

export interface InstitutionRef {
  readonly slug: string
  readonly name: Localized
  readonly country: Country
}

export interface RecommendationRef {
  readonly code: string
  readonly title: Localized
}

export interface EvidenceView {
  readonly id: string
  readonly kind: EvidenceKind
  /** As the source itself is titled, in `language`. */
  readonly title: string
  readonly publisher: string
  readonly date: PartialDate
  /** BCP 47 language of the source itself. */
  readonly language: string
  readonly address: string | null
  /** What the source says, in the record's own words. */
  readonly note: Localized
  readonly file: { readonly sha256: string; readonly name: string; readonly bytes: number } | null
  readonly capturedOn: string | null
  /** Which copy of the source was read, where that is not the address itself. */
  readonly provenance: string | null
  /** True where, for the update that cites it, it only shows an announcement. */
  readonly announcementOnly: boolean
}

export interface UpdateView {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  /** What the record said for the time just before `effectiveOn`, when this was published. */
  readonly from: Status
  readonly status: Status
  readonly effectiveOn: string
  readonly publishedAt: string
  readonly significance: 'significant' | 'minor'
  readonly summary: Localized
  readonly reason: Localized
  readonly author: string
  readonly publisher: string
  readonly singlePerson: boolean
  readonly evidence: readonly EvidenceView[]
  /** Evidence that exists but may not be shown: embargoed or protected. */
  readonly hiddenEvidence: number
  /** Sequence number of its event in the public log. */
  readonly seq: number
  /** `standing`: counts towards the current status unless a later one does; the other two never count. */
  readonly standing: 'standing' | 'corrected' | 'withdrawn'
  readonly corrects: string | null
  readonly correctedBy: string | null
  readonly withdrawn: { readonly at: string; readonly reason: Localized; readonly seq: number } | null
}

export interface PositionView {
  readonly position: Position
  readonly statedOn: string
  readonly statement: Localized
  readonly evidence: EvidenceView | null
  readonly seq: number
}

/** One recommendation × one institution: where everything that can differ by country hangs. */
export interface AddresseeView {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly theme: ThemeRef
  readonly institution: InstitutionRef
  readonly basis: 'source' | 'elaboration'
  /** Null: no position on record. */
  readonly position: PositionView | null
  readonly status: Status
  /** Date in the world of the update that the status derives from; null while not assessed. */
  readonly statusSince: string | null
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaitingReply: boolean
}

export interface OverallView {
  /** The least advanced among the assessed; `reversed` wins; `not_assessed` only when none is. */
  readonly status: Status
  readonly assessed: number
  readonly total: number
}

export interface RecommendationListItem extends RecommendationRef {
  readonly slug: string
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  readonly theme: ThemeRef
  readonly statement: Localized
  readonly overall: OverallView
  readonly addressees: readonly AddresseeView[]
}

export interface CodedText {
  readonly code: string
  readonly title: Localized
}

export interface StandardView extends CodedText {
  readonly jurisdiction: Country
  readonly says: Localized
  /** How it is cited at the instant of the view, where the numbering changed over time. */
  readonly reference: Localized | null
  readonly source: string
}

export interface MilestoneView {
  readonly dueOn: string
  readonly target: Localized
}

export interface IndicatorView extends CodedText {
  readonly unit: Localized
  readonly direction: 'up' | 'down'
  readonly milestones: readonly MilestoneView[]
  readonly readings: readonly { readonly readOn: string; readonly value: string; readonly note: Localized }[]
}

export interface SourceQuoteView {
  readonly source: {
    readonly code: string
    readonly title: Localized
    readonly publisher: string | null
    readonly date: PartialDate | null
    readonly language: string
  }
  readonly locator: string | null
  readonly quote: string
}

export interface WordingView {
  readonly version: number
  readonly recordedAt: string
  readonly title: Localized
  readonly statement: Localized
}

export interface RecommendationView extends RecommendationListItem {
  /** Set when the recommendation was taken off the list; its history stays. */
  readonly withdrawn: { readonly at: string; readonly reason: Localized; readonly seq: number } | null
  readonly quotes: readonly SourceQuoteView[]
  readonly wordings: readonly WordingView[]
  readonly sourceAddressees: Localized
  /** Kinds of evidence that would show implementation. */
  readonly wouldShow: readonly Localized[]
  readonly indicators: readonly IndicatorView[]
  readonly concerns: readonly CodedText[]
  readonly standards: readonly StandardView[]
  readonly agreementTypes: readonly CodedText[]
  readonly impacts: readonly (CodedText & { readonly dimension: string; readonly sign: '+' | '-' })[]
  readonly claims: readonly (CodedText & { readonly note: Localized })[]
  /** For an umbrella: the recommendations it groups; for the others: the umbrellas it belongs to. */
  readonly groups: readonly RecommendationRef[]
  readonly groupedBy: readonly RecommendationRef[]
  /** Newest first by `effectiveOn`, corrected and withdrawn ones included. */
  readonly updates: readonly UpdateView[]
  /** Public evidence that bears on it without (yet) carrying a status. */
  readonly bearingEvidence: readonly EvidenceView[]
}

export const DISCLOSURES = ['full_text', 'extract', 'announced', 'undisclosed'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

export interface AgreementListItem {
  readonly slug: string
  readonly title: Localized
  readonly type: CodedText
  readonly legalForm: CodedText | null
  readonly parties: readonly Localized[]
  readonly signedOn: PartialDate | null
  readonly inForceOn: PartialDate | null
  readonly endedOn: PartialDate | null
  readonly disclosure: Disclosure
}

export interface AgreementView extends AgreementListItem {
  readonly summary: Localized
  readonly evidence: readonly EvidenceView[]
  readonly recommendations: readonly RecommendationRef[]
}

export const EVENT_KINDS = [
  'catalogue_loaded',
  'recommendation_added',
  'agreement_recorded',
  'evidence_published',
  'due_date_set',
  'position_stated',
  'update_published',
  'update_corrected',
  'update_withdrawn',
  'recommendation_withdrawn',
  'edition_issued',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** One public act, as a reader sees it in "what changed", the feeds and the reports. */
export interface ChangeView {
  readonly seq: number
  readonly kind: EventKind
  readonly occurredAt: string
  /** Public name of who did it. */
  readonly actor: string
  readonly recommendation: RecommendationRef | null
  readonly institution: InstitutionRef | null
  /** For the three update kinds. */
  readonly update: UpdateView | null
  readonly position: PositionView | null
  readonly dueOn: string | null
  readonly evidence: EvidenceView | null
  readonly agreement: { readonly slug: string; readonly title: Localized } | null
  readonly edition: EditionRef | null
}

export type EditionKind = 'baseline' | 'monthly' | 'quarterly' | 'yearly'

export interface EditionRef {
  readonly number: number
  readonly slug: string
  readonly kind: EditionKind
  /** First and last day of the period in its zone; both null for the baseline. */
  readonly periodStart: string | null
  readonly periodEnd: string | null
}

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
  readonly files: readonly EditionFileView[]
}

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

/** What a report edition freezes. Both languages in one snapshot; rendering adds nothing but words and layout. */
export interface ReportSnapshot {
  readonly format: 'vigia-report-snapshot/1'
  readonly edition: EditionRef & { readonly asOf: string; readonly timeZone: string; readonly late: boolean }
  readonly onlineAddress: string
  readonly log: { readonly size: number; readonly lastDigest: string | null }
  readonly figures: KeyFigures
  /** Figures at the start of the period, to show what moved; null for the baseline. */
  readonly figuresBefore: KeyFigures | null
  /** Public acts of the period, oldest first. For the baseline: empty. */
  readonly changes: readonly ChangeView[]
  readonly recommendations: readonly RecommendationView[]
}
