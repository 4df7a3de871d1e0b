import { sql } from 'kysely'
import type { AgreementListItem } from '../../templates/view/agreement.ts'
import type { Context } from '../kernel/context.ts'

/** Agreements on the record, newest signature first, now or as of an instant. */
export async function listAgreements(
  ctx: Context,
  filter: { readonly slug?: string },
  asOf: Date | null,
): Promise<readonly AgreementListItem[]> {
  const rows = await ctx.db
    .selectFrom('agreements as g')
    .innerJoin('agreement_types as t', 't.id', 'g.agreement_type_id')
    .leftJoin('legal_forms as f', 'f.id', 'g.legal_form_id')
    .select(['g.id', 'g.slug', 'g.title', 'g.signed_on', 'g.in_force_on', 'g.ended_on', 'g.disclosure'])
    .select(['t.code as type_code', 't.title as type_title', 'f.code as form_code', 'f.title as form_title'])
    .$if(asOf !== null, (query) => query.where('g.recorded_at', '<', asOf))
    .$if(filter.slug !== undefined, (query) => query.where('g.slug', '=', filter.slug ?? ''))
    .orderBy(sql`g.signed_on desc nulls last`)
    .orderBy('g.slug')
    .execute()
  const parties = Map.groupBy(
    await ctx.db.selectFrom('agreement_parties').selectAll().orderBy('position').execute(),
    (party) => party.agreement_id,
  )
  return rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    type: { code: row.type_code, title: row.type_title },
    legalForm: row.form_code === null || row.form_title === null ? null : { code: row.form_code, title: row.form_title },
    parties: (parties.get(row.id) ?? []).map((party) => party.name),
    signedOn: row.signed_on,
    inForceOn: row.in_force_on,
    endedOn: row.ended_on,
    disclosure: row.disclosure,
  }))
}
