import type { AgreementPageView } from '../../templates/pages/agreement.page.ts'
import { listActivityCitations } from '../activities/index.ts'
import { readAgreement } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { readSubject } from './read-subject.ts'

/** One agreement with the recommendations that ask something of all agreements of its type and the activities it cites, now or as of an instant. Throws NotFound. */
export async function readAgreementPage(ctx: Context, slug: string, asOf: Date | null): Promise<AgreementPageView> {
  const agreement = await readAgreement(ctx, slug, asOf)
  const { code } = agreement.type
  return {
    ...agreement,
    byType: await readSubject(ctx, ({ agreementTypes }) => agreementTypes.includes(code), asOf),
    activities: await listActivityCitations(ctx.db, { agreementId: agreement.id }, asOf),
  }
}
