import { sql } from 'kysely'
import type { AgreementPageView } from '../../templates/pages/agreement.page.ts'
import { readCitedActivities } from '../activities/index.ts'
import { readAgreement } from '../agreements/index.ts'
import { listPublicCaptures } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { evidenceRows } from './evidence-rows.ts'
import { readSubject } from './read-subject.ts'

/** Answers of an address next to its source; the rest is on the page of the evidence. */
const CAPTURES_SHOWN = 2
const EVIDENCE_SHOWN = 20
const VERSIONS_SHOWN = 15

/** One agreement with the recommendations that ask something of all agreements of its type and the activities it cites, now or as of an instant. Throws NotFound. */
export async function readAgreementPage(ctx: Context, slug: string, asOf: Date | null): Promise<AgreementPageView> {
  const agreement = await readAgreement(ctx, slug, asOf, EVIDENCE_SHOWN)
  const { code } = agreement.type
  const captures = await Promise.all(
    agreement.evidence.map(async ({ id }) => [id, (await listPublicCaptures(ctx, id, asOf)).slice(0, CAPTURES_SHOWN)] as const),
  )
  const { n } = await ctx.db
    .selectFrom(evidenceRows(ctx, { agreement: slug }, [], asOf).select('e.id').as('s'))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return {
    ...agreement,
    evidenceInAll: n,
    history: agreement.history.slice(0, VERSIONS_SHOWN),
    versions: agreement.history.length,
    captures: Object.fromEntries(captures),
    byType: await readSubject(ctx, ({ agreementTypes }) => agreementTypes.includes(code), asOf),
    activities: await readCitedActivities(ctx.db, { agreementId: agreement.id }, asOf),
  }
}
