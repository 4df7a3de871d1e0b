import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { AgreementListItem } from '../../templates/view/agreement.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readTexts } from '../log/index.ts'

/** One version of the record of an agreement, as its event recorded it. */
export interface AgreementVersion extends AgreementListItem {
  /** Of the version: what its texts belong to. */
  readonly id: string
  readonly agreementId: string
  readonly version: number
  readonly recordedAt: Date
  readonly seq: number
  readonly summary: Localized
  readonly evidenceIds: readonly string[]
  readonly recommendationIds: readonly string[]
}

export interface AgreementSelection {
  readonly slug?: string | undefined
  readonly agreementId?: string | undefined
  readonly agreementIds?: readonly string[] | undefined
  /** Only the last version of each. */
  readonly latest: boolean
}

/** The versions recorded strictly before an instant (null: all), newest first, by agreement. In place of a redacted text stands why it is gone. */
export async function readAgreementVersions(
  db: Database,
  selection: AgreementSelection,
  asOf: Date | null,
): Promise<readonly AgreementVersion[]> {
  if (selection.agreementIds?.length === 0) return []
  const rows = await db
    .selectFrom('agreement_history as h')
    .innerJoin('agreements as g', 'g.id', 'h.agreement_id')
    .innerJoin('agreement_types as t', 't.id', 'h.agreement_type_id')
    .leftJoin('legal_forms as f', 'f.id', 'h.legal_form_id')
    .selectAll('h')
    .select(['g.slug', 't.code as type_code', 't.title as type_title', 'f.code as form_code', 'f.title as form_title'])
    .$if(selection.latest, (query) => query.distinctOn('h.agreement_id'))
    .$if(asOf !== null, (query) => query.where('h.recorded_at', '<', asOf ?? new Date(0)))
    .$if(selection.slug !== undefined, (query) => query.where('g.slug', '=', selection.slug ?? ''))
    .$if(selection.agreementId !== undefined, (query) => query.where('g.id', '=', selection.agreementId ?? ''))
    .$if(selection.agreementIds !== undefined, (query) => query.where('g.id', 'in', selection.agreementIds ?? []))
    .orderBy('h.agreement_id')
    .orderBy(sql`h.version desc`)
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const own = texts.get(row.id) ?? {}
    return {
      id: row.id,
      agreementId: row.agreement_id,
      version: row.version,
      recordedAt: row.recorded_at,
      seq: row.event_seq,
      slug: row.slug,
      title: row.title ?? own['title'] ?? {},
      summary: row.summary ?? own['summary'] ?? {},
      type: { code: row.type_code, title: row.type_title },
      legalForm: row.form_code === null || row.form_title === null ? null : { code: row.form_code, title: row.form_title },
      parties: row.catalogue_parties ?? Array.from({ length: row.parties }, (_, index) => own[`party_${index}`] ?? {}),
      signedOn: row.signed_on,
      inForceOn: row.in_force_on,
      endedOn: row.ended_on,
      disclosure: row.disclosure,
      evidenceIds: row.evidence_ids.toSorted(),
      recommendationIds: row.recommendation_ids.toSorted(),
    }
  })
}
