import { createHash, randomUUIDv7 } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Transaction } from '../../db/schema.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { catalogueFile, type RecommendationSeed } from './catalogue-files.ts'
import { requireId, type Ids } from './load-references.ts'

/**
 * Loads recommendations with wording, addressees, indicators and links, one event each. Milestones fall 6, 12 and 24 months
 * after today in the record's zone. Returns the ids given before plus `recommendation/CODE` and `addressee/CODE/institution`.
 */
export async function loadRecommendations(ctx: Context & { readonly db: Transaction }, actor: Actor, ids: Ids): Promise<Ids> {
  const known = new Map(ids)
  const seeds = catalogueFile('recommendations')
  for (const [position, seed] of seeds.entries()) await loadOne(ctx, actor, known, seed, position)
  const groups = seeds.flatMap((seed) =>
    seed.groups.map((member) => ({
      umbrella_id: requireId(known, 'recommendation', seed.code),
      member_id: requireId(known, 'recommendation', member),
    })),
  )
  await ctx.db.insertInto('recommendation_groups').values(groups).execute()
  return known
}

async function loadOne(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  ids: Map<string, string>,
  seed: RecommendationSeed,
  position: number,
): Promise<void> {
  const id = randomUUIDv7()
  ids.set(`recommendation/${seed.code}`, id)
  const wording = canonicalize({ title: seed.title, statement: seed.statement }) ?? ''
  const { seq, occurredAt } = await appendEvent(ctx, actor, {
    kind: 'recommendation_added',
    subjects: { recommendation_id: id },
    leaf: {
      recommendation: seed.code,
      theme: seed.theme,
      addressees: seed.addressees.map((addressee) => addressee.institution),
      wording_sha256: createHash('sha256').update(wording, 'utf8').digest('hex'),
    },
  })
  await ctx.db
    .insertInto('recommendations')
    .values({
      id,
      code: seed.code,
      slug: seed.slug,
      theme_id: requireId(ids, 'theme', seed.theme),
      kind: seed.kind,
      position,
      source_addressees: seed.source_addressees,
      added_at: occurredAt,
      event_seq: seq,
    })
    .execute()
  await ctx.db
    .insertInto('recommendation_wordings')
    .values({ recommendation_id: id, version: 1, title: seed.title, statement: seed.statement, recorded_at: occurredAt, event_seq: seq })
    .execute()
  for (const [index, addressee] of seed.addressees.entries()) {
    const addresseeId = randomUUIDv7()
    ids.set(`addressee/${seed.code}/${addressee.institution}`, addresseeId)
    await ctx.db
      .insertInto('addressees')
      .values({
        id: addresseeId,
        recommendation_id: id,
        institution_id: requireId(ids, 'institution', addressee.institution),
        basis: addressee.basis,
        position: index,
        added_at: occurredAt,
      })
      .execute()
  }
  await loadLinks(ctx.db, ids, seed, id)
  await loadIndicators(ctx.db, seed, id, dateIn(ctx.settings.timeZone, occurredAt))
}

async function loadLinks(trx: Transaction, ids: Ids, seed: RecommendationSeed, id: string): Promise<void> {
  const quotes = seed.quotes.map((quote, position) => ({
    recommendation_id: id,
    position,
    source_id: requireId(ids, 'source', quote.source),
    quote: quote.quote,
    locator: quote.locator ?? null,
  }))
  if (quotes.length > 0) await trx.insertInto('recommendation_quotes').values(quotes).execute()
  const wouldShow = seed.would_show.map((kind, position) => ({ recommendation_id: id, position, kind_of_evidence: kind }))
  if (wouldShow.length > 0) await trx.insertInto('recommendation_would_show').values(wouldShow).execute()
  const concerns = seed.concerns.map((code) => ({ recommendation_id: id, concern_id: requireId(ids, 'concern', code) }))
  if (concerns.length > 0) await trx.insertInto('recommendation_concerns').values(concerns).execute()
  const standards = seed.standards.map((code) => ({ recommendation_id: id, standard_id: requireId(ids, 'standard', code) }))
  if (standards.length > 0) await trx.insertInto('recommendation_standards').values(standards).execute()
  const impacts = seed.impacts.map((code) => ({ recommendation_id: id, impact_id: requireId(ids, 'impact', code) }))
  if (impacts.length > 0) await trx.insertInto('recommendation_impacts').values(impacts).execute()
  const claims = seed.claims.map((code) => ({ recommendation_id: id, claim_id: requireId(ids, 'claim', code) }))
  if (claims.length > 0) await trx.insertInto('recommendation_claims').values(claims).execute()
  const types = seed.agreement_types.map((code) => ({
    recommendation_id: id,
    agreement_type_id: requireId(ids, 'agreement type', code),
    basis: seed.agreement_types_basis ?? 'elaboration',
  }))
  if (types.length > 0) await trx.insertInto('recommendation_agreement_types').values(types).execute()
}

async function loadIndicators(trx: Transaction, seed: RecommendationSeed, recommendationId: string, start: string): Promise<void> {
  for (const indicator of seed.indicators) {
    const id = randomUUIDv7()
    await trx
      .insertInto('indicators')
      .values({
        id,
        code: indicator.code,
        recommendation_id: recommendationId,
        title: indicator.title,
        unit: indicator.unit,
        direction: indicator.direction,
      })
      .execute()
    const milestones = indicator.milestones.map((milestone) => ({
      id: randomUUIDv7(),
      indicator_id: id,
      due_on: Temporal.PlainDate.from(start).add({ months: milestone.months }).toString(),
      target: milestone.target,
    }))
    if (milestones.length > 0) await trx.insertInto('milestones').values(milestones).execute()
  }
}
