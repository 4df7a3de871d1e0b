import type { Generated } from 'kysely'

type Text = Record<string, string>

export interface CatalogueTables {
  instance: { only_row: Generated<boolean>; created_at: Date; catalogue_loaded_at: Date | null }
  themes: { id: string; slug: string; position: number; name: Text }
  institutions: { id: string; slug: string; country: 'PE' | 'US' | 'INT'; kind: string; name: Text; part_of: string | null }
  sources: {
    id: string
    code: string
    kind: string
    title: Text
    publisher: string | null
    dated_on: string | null
    language: string
    address: string | null
    archived_sha256: string | null
    note: Text
  }
  areas: { id: string; code: string; title: Text; note: Text }
  agreement_types: { id: string; code: string; title: Text; note: Text }
  agreement_type_areas: { agreement_type_id: string; area_id: string }
  legal_forms: { id: string; code: string; title: Text }
  presence_modes: { id: string; code: string; title: Text }
  concerns: { id: string; code: string; title: Text; rank: 'headline' | 'context' }
  standards: { id: string; code: string; jurisdiction: 'PE' | 'US' | 'INT'; title: Text; says: Text; source: string }
  standard_references: { standard_id: string; position: number; reference: Text; valid_from: string | null; valid_until: string | null }
  impacts: { id: string; code: string; title: Text; dimension: 'economic' | 'social' | 'environmental'; sign: '+' | '-' }
  benefits: { id: string; code: string; title: Text }
  benefit_impacts: { benefit_id: string; impact_id: string }
  claims: { id: string; code: string; title: Text; note: Text }
  claim_standards: { claim_id: string; standard_id: string }
  catalogue_quotes: { subject_id: string; position: number; source_id: string; quote: string }
  recommendations: {
    id: string
    code: string
    slug: string
    theme_id: string
    kind: 'explicit' | 'umbrella' | 'soft'
    position: number
    source_addressees: Text
    added_at: Date
    event_seq: number
  }
  recommendation_wordings: {
    recommendation_id: string
    version: number
    title: Text
    statement: Text
    recorded_at: Date
    event_seq: number
  }
  recommendation_withdrawals: { id: string; recommendation_id: string; withdrawn_at: Date; event_seq: number }
  recommendation_quotes: { recommendation_id: string; position: number; source_id: string; quote: string; locator: string | null }
  recommendation_groups: { umbrella_id: string; member_id: string }
  recommendation_would_show: { recommendation_id: string; position: number; kind_of_evidence: Text }
  recommendation_concerns: { recommendation_id: string; concern_id: string }
  recommendation_standards: { recommendation_id: string; standard_id: string }
  recommendation_agreement_types: { recommendation_id: string; agreement_type_id: string; basis: 'source' | 'elaboration' }
  recommendation_impacts: { recommendation_id: string; impact_id: string }
  recommendation_claims: { recommendation_id: string; claim_id: string }
  /** Those of the catalogue carry title and unit and count from their recommendation on; for the others these are texts. */
  indicators: {
    id: string
    code: string
    recommendation_id: string
    title: Text | null
    unit: Text | null
    direction: 'up' | 'down'
    recorded_at: Date | null
    event_seq: number | null
  }
  /** The latest for a date counts. The target is here for the catalogue's, a text for the others. */
  milestones: {
    id: string
    indicator_id: string
    due_on: string
    target: Text | null
    recorded_at: Date | null
    event_seq: number | null
  }
  /** The latest for a date counts. Value and note are texts; `note` here is empty. */
  readings: {
    id: string
    indicator_id: string
    read_on: string
    value: string | null
    note: Text
    evidence_id: string
    recorded_at: Date
    event_seq: number
  }
  /** Those of the catalogue carry their first version here; the others have versions only. */
  agreements: {
    id: string
    slug: string
    title: Text | null
    summary: Text | null
    agreement_type_id: string | null
    legal_form_id: string | null
    signed_on: string | null
    in_force_on: string | null
    ended_on: string | null
    disclosure: 'full_text' | 'extract' | 'announced' | 'undisclosed' | null
    recorded_at: Date
    event_seq: number
  }
  agreement_parties: { agreement_id: string; position: number; name: Text }
  agreement_evidence: { agreement_id: string; evidence_id: string }
  agreement_recommendations: { agreement_id: string; recommendation_id: string }
}
