import { sql, type RawBuilder } from 'kysely'

/** Whose citations: by one recommendation (with its addressees), agreement or item of evidence, or one of them; by ids. */
export type CitationsBy = Readonly<Partial<Record<'recommendationId' | 'agreementId' | 'evidenceId' | 'citationId', string>>>

/** SQL over `activity_citations c`: those that are asked for, by everything that is named; all where nothing is. */
export function citedBy({ recommendationId, agreementId, evidenceId, citationId }: CitationsBy): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`]
  if (agreementId !== undefined) conditions.push(sql`c.agreement_id = ${agreementId}`)
  if (evidenceId !== undefined) conditions.push(sql`c.evidence_id = ${evidenceId}`)
  if (citationId !== undefined) conditions.push(sql`c.id = ${citationId}`)
  if (recommendationId !== undefined) {
    conditions.push(sql`(c.recommendation_id = ${recommendationId}
      or c.addressee_id in (select d.id from addressees d where d.recommendation_id = ${recommendationId}))`)
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** SQL over `activity_citations c`: those that stand, now or just before an instant. */
export function standingCitations(asOf: Date | null): RawBuilder<boolean> {
  if (asOf === null) return sql<boolean>`c.withdrawn_at is null`
  return sql<boolean>`(c.cited_at < ${asOf} and (c.withdrawn_at is null or c.withdrawn_at >= ${asOf}))`
}
