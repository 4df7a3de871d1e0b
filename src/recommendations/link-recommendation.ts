import type { Transaction } from '../../db/schema.ts'
import type { RecommendationContent } from './add-recommendation.ts'
import { idsOf } from './ids-of.ts'
import { spoken } from './spoken.ts'

/** Writes where a new recommendation was taken from, what would show it, and what it touches. Throws Invalid for codes that are not there. */
export async function linkRecommendation(trx: Transaction, id: string, content: RecommendationContent): Promise<void> {
  const sources = await idsOf(
    trx,
    'sources',
    'code',
    content.quotes.map(({ source }) => source),
    'quotes',
  )
  const concerns = await idsOf(trx, 'concerns', 'code', content.concerns, 'concerns')
  const standards = await idsOf(trx, 'standards', 'code', content.standards, 'standards')
  const types = await idsOf(trx, 'agreement_types', 'code', content.agreementTypes, 'agreementTypes')
  const quotes = content.quotes.map(({ source, quote, locator }, position) => ({
    recommendation_id: id,
    position,
    source_id: sources.get(source) ?? '',
    quote,
    locator,
  }))
  if (quotes.length > 0) await trx.insertInto('recommendation_quotes').values(quotes).execute()
  const shown = content.wouldShow.map((kind, position) => ({ recommendation_id: id, position, kind_of_evidence: spoken(kind) }))
  if (shown.length > 0) await trx.insertInto('recommendation_would_show').values(shown).execute()
  const concerned = [...concerns.values()].map((concern_id) => ({ recommendation_id: id, concern_id }))
  if (concerned.length > 0) await trx.insertInto('recommendation_concerns').values(concerned).execute()
  const rested = [...standards.values()].map((standard_id) => ({ recommendation_id: id, standard_id }))
  if (rested.length > 0) await trx.insertInto('recommendation_standards').values(rested).execute()
  const impacts = await idsOf(trx, 'impacts', 'code', content.impacts, 'impacts')
  const claims = await idsOf(trx, 'claims', 'code', content.claims, 'claims')
  const touching = [...impacts.values()].map((impact_id) => ({ recommendation_id: id, impact_id }))
  if (touching.length > 0) await trx.insertInto('recommendation_impacts').values(touching).execute()
  const contrary = [...claims.values()].map((claim_id) => ({ recommendation_id: id, claim_id }))
  if (contrary.length > 0) await trx.insertInto('recommendation_claims').values(contrary).execute()
  const covered = content.agreementTypes.map((type, place) => ({
    recommendation_id: id,
    agreement_type_id: types.get(type) ?? '',
    basis: content.agreementTypeBases[place] ?? 'source',
  }))
  if (covered.length > 0) await trx.insertInto('recommendation_agreement_types').values(covered).execute()
}
