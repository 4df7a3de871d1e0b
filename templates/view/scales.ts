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

export const DISCLOSURES = ['full_text', 'extract', 'announced', 'undisclosed'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

export const EVENT_KINDS = [
  'catalogue_loaded',
  'recommendation_added',
  'recommendation_reworded',
  'agreement_recorded',
  'evidence_published',
  'due_date_set',
  'position_stated',
  'update_published',
  'update_corrected',
  'update_withdrawn',
  'recommendation_withdrawn',
  'edition_issued',
  'indicator_added',
  'milestone_set',
  'reading_recorded',
  'agreement_changed',
  'reply_invited',
  'reply_published',
  'reply_missed',
  'text_redacted',
  'activities_published',
  'activities_withdrawn',
  'activities_cited',
  'activities_uncited',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Acts by which something that was published no longer stands, or no longer in full. */
export const CORRECTION_KINDS = ['update_corrected', 'update_withdrawn', 'text_redacted', 'recommendation_withdrawn'] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

/** How often a schedule ends a period; `cron` for the days that a cron expression names. */
export const CADENCES = ['weekly', 'monthly', 'quarterly', 'yearly', 'cron'] as const
export type Cadence = (typeof CADENCES)[number]

export type EditionKind = 'baseline' | Cadence
