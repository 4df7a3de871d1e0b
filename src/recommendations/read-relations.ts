import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { before } from './as-of.ts'

type Relations = Pick<
  RecommendationView,
  'quotes' | 'sourceAddressees' | 'wouldShow' | 'concerns' | 'standards' | 'agreementTypes' | 'impacts' | 'claims' | 'groups' | 'groupedBy'
>

/** What each recommendation rests on and is linked with; give the result a code. Standards are cited as in force on `today`. */
export async function readRelations(
  db: Database,
  codes: readonly string[],
  asOf: Date | null,
  today: string,
): Promise<(code: string) => Relations> {
  const own = await db.selectFrom('recommendations').select(['code', 'source_addressees']).where('code', 'in', codes).execute()
  const quotes = await db
    .selectFrom('recommendation_quotes as q')
    .innerJoin('recommendations as r', 'r.id', 'q.recommendation_id')
    .innerJoin('sources as s', 's.id', 'q.source_id')
    .select(['r.code as of', 's.code', 's.title', 's.publisher', 's.dated_on', 's.language', 'q.quote', 'q.locator'])
    .where('r.code', 'in', codes)
    .orderBy('q.position')
    .execute()
  const wouldShow = await db
    .selectFrom('recommendation_would_show as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .select(['r.code as of', 'x.kind_of_evidence'])
    .where('r.code', 'in', codes)
    .orderBy('x.position')
    .execute()
  const concerns = await db
    .selectFrom('recommendation_concerns as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('concerns as c', 'c.id', 'x.concern_id')
    .select(['r.code as of', 'c.code', 'c.title'])
    .where('r.code', 'in', codes)
    .orderBy('c.code')
    .execute()
  const standards = await db
    .selectFrom('recommendation_standards as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('standards as s', 's.id', 'x.standard_id')
    .leftJoin('standard_references as f', (join) => join.onRef('f.standard_id', '=', 's.id').on(inForce(today)))
    .select(['r.code as of', 's.code', 's.title', 's.jurisdiction', 's.says', 's.source', 'f.reference'])
    .where('r.code', 'in', codes)
    .orderBy('s.code')
    .execute()
  const agreementTypes = await db
    .selectFrom('recommendation_agreement_types as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('agreement_types as t', 't.id', 'x.agreement_type_id')
    .select(['r.code as of', 't.code', 't.title'])
    .where('r.code', 'in', codes)
    .orderBy('t.code')
    .execute()
  const impacts = await db
    .selectFrom('recommendation_impacts as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('impacts as i', 'i.id', 'x.impact_id')
    .select(['r.code as of', 'i.code', 'i.title', 'i.dimension', 'i.sign'])
    .where('r.code', 'in', codes)
    .orderBy('i.code')
    .execute()
  const claims = await db
    .selectFrom('recommendation_claims as x')
    .innerJoin('recommendations as r', 'r.id', 'x.recommendation_id')
    .innerJoin('claims as c', 'c.id', 'x.claim_id')
    .select(['r.code as of', 'c.code', 'c.title', 'c.note'])
    .where('r.code', 'in', codes)
    .orderBy('c.code')
    .execute()
  const groups = await db
    .selectFrom('recommendation_groups as g')
    .innerJoin('recommendations as u', 'u.id', 'g.umbrella_id')
    .innerJoin('recommendations as m', 'm.id', 'g.member_id')
    .innerJoin('recommendation_wordings as uw', 'uw.recommendation_id', 'u.id')
    .innerJoin('recommendation_wordings as mw', 'mw.recommendation_id', 'm.id')
    .select(['u.code as umbrella', 'uw.title as umbrella_title', 'm.code as member', 'mw.title as member_title'])
    .distinctOn(['u.code', 'm.code'])
    .where((eb) => eb.or([eb('u.code', 'in', codes), eb('m.code', 'in', codes)]))
    .where(before('uw.recorded_at', asOf))
    .where(before('mw.recorded_at', asOf))
    .orderBy('u.code')
    .orderBy('m.code')
    .orderBy('uw.version', 'desc')
    .orderBy('mw.version', 'desc')
    .execute()

  const mine = <Row extends { of: string }>(rows: readonly Row[], code: string) =>
    rows.filter((row) => row.of === code).map(({ of: _, ...row }) => row)
  return (code) => ({
    quotes: mine(quotes, code).map((row) => ({
      source: { code: row.code, title: row.title, publisher: row.publisher, date: row.dated_on, language: row.language },
      locator: row.locator,
      quote: row.quote,
    })),
    sourceAddressees: own.find((row) => row.code === code)?.source_addressees ?? {},
    wouldShow: mine(wouldShow, code).map((row) => row.kind_of_evidence),
    concerns: mine(concerns, code),
    standards: mine(standards, code),
    agreementTypes: mine(agreementTypes, code),
    impacts: mine(impacts, code),
    claims: mine(claims, code),
    groups: groups.filter((row) => row.umbrella === code).map((row) => ({ code: row.member, title: row.member_title })),
    groupedBy: groups.filter((row) => row.member === code).map((row) => ({ code: row.umbrella, title: row.umbrella_title })),
  })
}

function inForce(today: string) {
  return sql<boolean>`(f.valid_from is null or f.valid_from::text <= ${today}) and (f.valid_until is null or f.valid_until::text >= ${today})`
}
