import { sql } from 'kysely'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { before, overallStatus } from '../recommendations/index.ts'
import { readStandings } from '../standings/index.ts'
import { cellsOf, column, listCellsOf, localized, withoutEmpty } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'
import { readAddresseesByCode } from './read-addressees-by-code.ts'

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
  pageSize: 500,
  async reader(ctx, ask) {
    const standings = await readStandings(ctx, ask.asOf)
    const addressees = await readAddresseesByCode(ctx, ask.asOf)
    return async (after) => {
      const found = await recommendationPage(ctx, { ...ask, after })
      const texts = await readTexts(
        ctx.db,
        found.flatMap((row) => row.withdrawal_id ?? []),
      )
      const rows = found.map((row): Row => {
        const own = addressees.get(row.code) ?? []
        const { concerns, standards, agreementTypes } = standings.recommendations.get(row.code) ?? UNRELATED
        const overall = overallStatus(own.map((addressee) => addressee.status))
        return {
          code: row.code,
          slug: row.slug,
          kind: row.kind,
          theme: row.theme,
          ...cellsOf('theme_name', row.theme_name),
          ...cellsOf('title', row.title),
          ...cellsOf('statement', row.statement),
          addressees: own.map((addressee) => addressee.institution),
          addressee_bases: own.map((addressee) => addressee.basis),
          addressee_due_dates: withoutEmpty(own.map((addressee) => addressee.dueOn ?? '')),
          ...cellsOf('source_addressees', row.source_addressees),
          sources: row.quotes.map((quote) => quote.source),
          locators: withoutEmpty(row.quotes.map((quote) => quote.locator ?? '')),
          quotes: row.quotes.map((quote) => quote.quote),
          ...listCellsOf('would_show', row.would_show),
          concerns,
          standards,
          agreement_types: agreementTypes,
          agreement_type_bases: row.agreement_type_bases,
          impacts: row.impacts,
          claims: row.claims,
          groups: row.groups,
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
    }
  },
})

const UNRELATED = { concerns: [], standards: [], agreementTypes: [] } as const

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
    .select(['w.title', 'w.statement', 'w.version', 'x.id as withdrawal_id', 'x.withdrawn_at', 'r.source_addressees'])
    .select([
      QUOTES.as('quotes'),
      WOULD_SHOW.as('would_show'),
      AGREEMENT_TYPE_BASES.as('agreement_type_bases'),
      groupsOf(asOf).as('groups'),
    ])
    .select([codesOf('recommendation_impacts', 'impacts', 'impact_id').as('impacts')])
    .select([codesOf('recommendation_claims', 'claims', 'claim_id').as('claims')])
    .where(before('r.added_at', asOf))
    .$if(after !== null, (query) => query.where(sql<boolean>`(r.position, r.id) > (${after?.position ?? 0}, ${after?.id ?? ''}::uuid)`))
    .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`r.code = any(${filter.keys ?? []}::text[])`))
    .orderBy('r.position')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

interface Quote {
  readonly source: string
  readonly quote: string
  readonly locator: string | null
}

const QUOTES = sql<readonly Quote[]>`coalesce((
  select json_agg(json_build_object('source', s.code, 'quote', q.quote, 'locator', q.locator) order by q.position)
  from recommendation_quotes q join sources s on s.id = q.source_id where q.recommendation_id = r.id), '[]')`

const WOULD_SHOW = sql<readonly Localized[]>`coalesce((
  select json_agg(v.kind_of_evidence order by v.position) from recommendation_would_show v where v.recommendation_id = r.id), '[]')`

/** In the order of the types' codes. */
const AGREEMENT_TYPE_BASES = sql<readonly string[]>`array(
  select l.basis from recommendation_agreement_types l join agreement_types k on k.id = l.agreement_type_id where l.recommendation_id = r.id order by k.code)`

function codesOf(link: string, subject: string, id: string) {
  return sql<readonly string[]>`array(select k.code from ${sql.table(link)} l join ${sql.table(subject)} k on k.id = ${sql.ref(`l.${id}`)}
    where l.recommendation_id = r.id order by k.code)`
}

/** The members of an umbrella that were on record. */
function groupsOf(asOf: Date | null) {
  return sql<readonly string[]>`array(select m.code from recommendation_groups g join recommendations m on m.id = g.member_id
    where g.umbrella_id = r.id and ${before('m.added_at', asOf)} order by m.code)`
}
