import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import type { CitedActivities } from './activity-conditions.ts'
import type { ActivityFilter } from './activity-query.ts'
import { citedBy, standingCitations } from './citations-asked.ts'
import { citedFilter } from './cited-filter.ts'

const CITERS = ['agreement', 'recommendation', 'evidence'] as const

export interface CitedByFilter {
  /** Null: the filter names nothing that cites. */
  readonly cited: readonly CitedActivities[] | null
  readonly labels: Readonly<Partial<Record<(typeof CITERS)[number], Localized>>>
}

/**
 * What the agreement, the recommendation (with its addressees) or the item of evidence of a filter cites, now or as of an instant.
 * Throws NotFound when it is not on record, Invalid when the filter names more than one of them.
 */
export async function citedActivities(db: Database, filter: ActivityFilter, asOf: Date | null): Promise<CitedByFilter> {
  const [, second] = CITERS.filter((name) => filter[name] !== undefined)
  if (second !== undefined) throw new Invalid({ [second]: { key: 'errors.filter_invalid' } })
  if (filter.agreement !== undefined) {
    const [agreement] = await readAgreementVersions(db, { slug: filter.agreement, latest: true }, asOf)
    if (!agreement) throw new NotFound('agreement')
    return { cited: await cites(db, { agreementId: agreement.agreementId }, asOf), labels: { agreement: agreement.title } }
  }
  if (filter.evidence !== undefined) {
    const item = (await readEvidence(db, [filter.evidence], { asOf })).get(filter.evidence)
    if (!item) throw new NotFound('evidence')
    return { cited: await cites(db, { evidenceId: item.id }, asOf), labels: { evidence: { [item.language]: item.title } } }
  }
  if (filter.recommendation === undefined) return { cited: null, labels: {} }
  const subject = await db
    .selectFrom('recommendations as r')
    .innerJoin('recommendation_wordings as w', 'w.recommendation_id', 'r.id')
    .select(['r.id', 'w.title'])
    .where('r.code', '=', filter.recommendation)
    .$if(asOf !== null, (query) => query.where('w.recorded_at', '<', asOf ?? new Date(0)))
    .orderBy('w.version', 'desc')
    .executeTakeFirst()
  if (!subject) throw new NotFound('recommendation')
  return { cited: await cites(db, { recommendationId: subject.id }, asOf), labels: { recommendation: subject.title } }
}

async function cites(db: Database, asked: Parameters<typeof citedBy>[0], asOf: Date | null): Promise<readonly CitedActivities[]> {
  return read(db, sql`${citedBy(asked)} and ${standingCitations(asOf)}`)
}

async function read(db: Database, where: RawBuilder<unknown>): Promise<readonly CitedActivities[]> {
  const { rows } = await sql<{ activity_ids: readonly string[] | null; query: string | null }>`
    select c.activity_ids, c.query from activity_citations c where ${where} order by c.event_seq`.execute(db)
  return rows.map(({ activity_ids, query }) => ({ activity_ids, filter: query === null ? null : citedFilter(query) }))
}
