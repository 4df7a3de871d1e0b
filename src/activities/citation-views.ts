import type { Database } from '../../db/schema.ts'
import type { ActivityCitationView } from '../../templates/view/activity.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'
import type { CitationRow } from './citation-rows.ts'
import { pickedActivities } from './picked-activities.ts'

/** Citations as they are shown, in the order of their rows: names, titles and reasons as of the instant. */
export async function citationViews(
  db: Database,
  rows: readonly CitationRow[],
  asOf: Date | null,
): Promise<readonly ActivityCitationView[]> {
  if (rows.length === 0) return []
  const evidence = await readEvidence(
    db,
    rows.flatMap((row) => row.evidence_id ?? []),
    { asOf },
  )
  const agreementIds = rows.flatMap((row) => row.agreement_id ?? [])
  const agreements =
    agreementIds.length === 0 ? [] : await readAgreementVersions(db, { agreementIds: [...new Set(agreementIds)], latest: true }, asOf)
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  const picked = await pickedActivities(db, [...new Set(rows.flatMap((row) => row.activity_ids ?? []))], asOf)
  return rows.map((row) => ({
    id: row.id,
    citedAt: row.cited_at.toISOString(),
    seq: row.event_seq,
    by: citerOf(row, agreements, evidence),
    reason: texts.get(row.id)?.['reason'] ?? {},
    activities: (row.activity_ids ?? []).flatMap((id) => picked.get(id) ?? []),
    query: row.query,
    found: row.found,
  }))
}

function citerOf(
  row: CitationRow,
  agreements: Awaited<ReturnType<typeof readAgreementVersions>>,
  evidence: Awaited<ReturnType<typeof readEvidence>>,
): ActivityCitationView['by'] {
  if (row.code !== null) {
    const title = row.recommendation_title ?? {}
    return row.slug === null || row.name === null || row.country === null
      ? { kind: 'recommendation', code: row.code, title }
      : { kind: 'addressee', code: row.code, title, institution: { slug: row.slug, name: row.name, country: row.country } }
  }
  const agreement = agreements.find(({ agreementId }) => agreementId === row.agreement_id)
  if (agreement) return { kind: 'agreement', slug: agreement.slug, title: agreement.title }
  const item = evidence.get(row.evidence_id ?? '')
  return { kind: 'evidence', id: row.evidence_id ?? '', title: item ? { [item.language]: item.title } : {} }
}
