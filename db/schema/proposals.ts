import type { Generated } from 'kysely'

type Text = Record<string, string>

export type ProposalKindColumn = 'position' | 'reading' | 'indicator' | 'milestone' | 'agreement' | 'citation'

export interface ProposalTables {
  proposals: {
    id: string
    kind: ProposalKindColumn
    /** What it is about, by kind: position, reading and milestone, indicator; null for an agreement that is new. */
    addressee_id: string | null
    indicator_id: string | null
    recommendation_id: string | null
    agreement_id: string | null
    evidence_id: string | null
    /** Gone once it is published (its texts then stand in `texts`) or discarded. */
    content: Record<string, unknown> | null
    state: 'submitted' | 'returned' | 'published' | 'discarded'
    version: Generated<number>
    author_id: string
    byline_kind: Generated<'own' | 'organisation' | 'pseudonym'>
    byline: string | null
    created_at: Date
    changed_at: Date
    submitted_at: Date
    return_comment: string | null
    publisher_id: string | null
    single_person: Generated<boolean>
    published_at: Date | null
    event_seq: number | null
  }
  /** What is recorded of an agreement; title, summary and parties (`party_0` …) are texts of the version. */
  agreement_versions: AgreementFacts & { id: string; agreement_id: string; version: number; event_seq: number }
  /** Every version of every agreement; those of the catalogue carry their texts themselves. */
  agreement_history: AgreementFacts & {
    id: string
    agreement_id: string
    version: number
    title: Text | null
    summary: Text | null
    catalogue_parties: Text[] | null
    event_seq: number
  }
}

interface AgreementFacts {
  agreement_type_id: string
  legal_form_id: string | null
  parties: number
  signed_on: string | null
  in_force_on: string | null
  ended_on: string | null
  disclosure: 'full_text' | 'extract' | 'announced' | 'undisclosed'
  evidence_ids: string[]
  recommendation_ids: string[]
  recorded_at: Date
}
