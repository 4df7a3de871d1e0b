import { sql, type RawBuilder } from 'kysely'

const RELATIONS = {
  concern: { link: 'recommendation_concerns', subject: 'concerns', id: 'concern_id' },
  standard: { link: 'recommendation_standards', subject: 'standards', id: 'standard_id' },
  agreement_type: { link: 'recommendation_agreement_types', subject: 'agreement_types', id: 'agreement_type_id' },
} as const

/** SQL: a recommendation answers the concern, rests on the standard or covers the agreement type of this code. */
export function relatedTo(relation: keyof typeof RELATIONS, recommendationId: string, code: RawBuilder<unknown>): RawBuilder<boolean> {
  const { link, subject, id } = RELATIONS[relation]
  return sql<boolean>`exists (select from ${sql.table(link)} l join ${sql.table(subject)} k on k.id = ${sql.ref(`l.${id}`)}
    where l.recommendation_id = ${sql.ref(recommendationId)} and k.code = ${code})`
}
