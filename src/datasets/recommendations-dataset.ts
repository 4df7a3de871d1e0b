import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { addresseeRows, before, lastDay, overallStatus, readRelations } from '../recommendations/index.ts'
import { cellsOf, column, listCellsOf, localized, withoutEmpty } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** In the catalogue's order, withdrawn ones too. */
export const recommendationsDataset = makeDataset<PlaceInCatalogue>({
  name: 'recommendations',
  key: 'code',
  columns: [
    column('code', 'text', PORTABLE),
    column('slug', 'text', PORTABLE),
    column('kind', 'text', PORTABLE),
    column('theme', 'text', { ...PORTABLE, refersTo: 'themes' }),
    ...localized('theme_name'),
    ...localized('title', PORTABLE),
    ...localized('statement', PORTABLE),
    column('addressees', 'list', { ...PORTABLE, refersTo: 'institutions' }),
    column('addressee_bases', 'list', PORTABLE),
    column('addressee_due_dates', 'list', PORTABLE),
    ...localized('source_addressees', PORTABLE),
    column('sources', 'list', { ...PORTABLE, refersTo: 'sources' }),
    column('locators', 'list', PORTABLE),
    column('quotes', 'list', PORTABLE),
    ...localized('would_show', { ...PORTABLE, type: 'list' }),
    column('concerns', 'list', { ...PORTABLE, refersTo: 'concerns' }),
    column('standards', 'list', { ...PORTABLE, refersTo: 'standards' }),
    column('agreement_types', 'list', { ...PORTABLE, refersTo: 'agreement_types' }),
    column('agreement_type_bases', 'list', PORTABLE),
    column('impacts', 'list', PORTABLE),
    column('claims', 'list', PORTABLE),
    column('groups', 'list', { ...PORTABLE, refersTo: 'recommendations' }),
    column('status', 'text', { meaning: 'overall_status' }),
    column('addressees_assessed', 'integer'),
    column('addressees_overdue', 'integer'),
    column('wording_version', 'integer'),
    column('added_at', 'instant'),
    column('withdrawn_at', 'instant'),
    ...localized('withdrawal_reason'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  pageSize: 300,
  async page(ctx, ask) {
    const found = await recommendationPage(ctx, ask)
    if (found.length === 0) return { rows: [], next: null }
    const codes = found.map((row) => row.code)
    const relations = await readRelations(ctx.db, codes, ask.asOf, lastDay(ctx, ask.asOf))
    const bases = await agreementTypeBases(ctx, codes)
    const addressees = Map.groupBy(
      await addresseeRows(ctx, { recommendationCodes: codes, withdrawn: true }, ask.asOf).execute(),
      (row) => row.code,
    )
    const texts = await readTexts(
      ctx.db,
      found.flatMap((row) => row.withdrawal_id ?? []),
    )
    const rows = found.map((row): Row => {
      const own = addressees.get(row.code) ?? []
      const { quotes, sourceAddressees, wouldShow, concerns, standards, agreementTypes, impacts, claims, groups } = relations(row.code)
      const overall = overallStatus(own.map((addressee) => addressee.status))
      const codesOf = (coded: readonly { readonly code: string }[]) => coded.map(({ code }) => code)
      return {
        code: row.code,
        slug: row.slug,
        kind: row.kind,
        theme: row.theme,
        ...cellsOf('theme_name', row.theme_name),
        ...cellsOf('title', row.title),
        ...cellsOf('statement', row.statement),
        addressees: own.map((addressee) => addressee.institution_slug),
        addressee_bases: own.map((addressee) => addressee.basis),
        addressee_due_dates: withoutEmpty(own.map((addressee) => addressee.due_on ?? '')),
        ...cellsOf('source_addressees', sourceAddressees),
        sources: quotes.map((quote) => quote.source.code),
        locators: withoutEmpty(quotes.map((quote) => quote.locator ?? '')),
        quotes: quotes.map((quote) => quote.quote),
        ...listCellsOf('would_show', wouldShow),
        concerns: codesOf(concerns),
        standards: codesOf(standards),
        agreement_types: codesOf(agreementTypes),
        agreement_type_bases: agreementTypes.map(({ code }) => bases.get(`${row.code} ${code}`) ?? ''),
        impacts: codesOf(impacts),
        claims: codesOf(claims),
        groups: codesOf(groups),
        status: overall.status,
        addressees_assessed: overall.assessed,
        addressees_overdue: own.filter((addressee) => addressee.overdue).length,
        wording_version: row.version,
        added_at: row.added_at.toISOString(),
        withdrawn_at: row.withdrawn_at?.toISOString() ?? null,
        ...cellsOf('withdrawal_reason', row.withdrawal_id === null ? null : texts.get(row.withdrawal_id)?.['reason']),
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, ask.limit, ({ position, id }) => ({ position, id })) }
  },
})

/** A page of recommendations by their place in the catalogue, with the wording in force. */
interface PlaceInCatalogue {
  readonly position: number
  readonly id: string
}

function recommendationPage(ctx: Context, { filter, asOf, after, limit }: PageAsk<PlaceInCatalogue>) {
  return ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select(['v.title', 'v.statement', 'v.version'])
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where(before('v.recorded_at', asOf))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .leftJoin('recommendation_withdrawals as x', (join) =>
      join.onRef('x.recommendation_id', '=', 'r.id').on(before('x.withdrawn_at', asOf)),
    )
    .select(['r.id', 'r.code', 'r.slug', 'r.kind', 'r.position', 'r.added_at', 'r.event_seq', 't.slug as theme', 't.name as theme_name'])
    .select(['w.title', 'w.statement', 'w.version', 'x.id as withdrawal_id', 'x.withdrawn_at'])
    .where(before('r.added_at', asOf))
    .$if(after !== null, (query) => query.where(sql<boolean>`(r.position, r.id) > (${after?.position ?? 0}, ${after?.id ?? ''}::uuid)`))
    .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`r.code = any(${filter.keys ?? []}::text[])`))
    .orderBy('r.position')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

async function agreementTypeBases(ctx: Context, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('recommendation_agreement_types as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('agreement_types as t', 't.id', 'x.agreement_type_id')
    .select(['r.code', 't.code as type', 'x.basis'])
    .where('r.code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [`${row.code} ${row.type}`, row.basis]))
}
