import { createHash, randomUUIDv7 } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { localizedText, optionalText, someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { idsOf } from './ids-of.ts'
import { linkRecommendation } from './link-recommendation.ts'
import { spoken } from './spoken.ts'

const codes = z.array(z.string().max(100, 'unknown_value')).max(200, 'unknown_value').default([])

export const RecommendationContent = z.object({
  code: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(60, 'too_long')
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u, 'unknown_value'),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown_value')
    .max(100, 'too_long'),
  title: someText(1_000),
  statement: someText(20_000),
  theme: z.string('required').min(1, 'required'),
  kind: z.enum(['explicit', 'umbrella', 'soft'], 'unknown_value'),
  sourceAddressees: localizedText(2_000).default({ es: '', en: '' }),
  addressees: z
    .array(z.object({ institution: z.string(), basis: z.enum(['source', 'elaboration'], 'unknown_value') }))
    .min(1, 'required')
    .max(200, 'addressees_too_many'),
  quotes: z
    .array(
      z.object({ source: z.string(), quote: optionalText(20_000).pipe(z.string().min(1, 'required')), locator: z.string().nullable() }),
    )
    .max(50, 'too_long'),
  wouldShow: z.array(someText(2_000)).max(50, 'too_long').default([]),
  concerns: codes,
  standards: codes,
  agreementTypes: codes,
  agreementTypeBases: z.array(z.enum(['source', 'elaboration'], 'unknown_value')).default([]),
  impacts: codes,
  claims: codes,
})
export type RecommendationInput = z.input<typeof RecommendationContent>
export type RecommendationContent = z.output<typeof RecommendationContent>

/**
 * Puts a recommendation on the list with its wording, its source, who it asks and what it touches, as one event. Texts may be in
 * one language alone. Returns its id. Throws Invalid (fields of RecommendationContent), RuleBroken (the code or the address is
 * taken; own import outside single-person mode is for the caller), Forbidden.
 */
export async function addRecommendation(ctx: Context, input: RecommendationInput, singlePerson = false): Promise<string> {
  const actor = requireActor(ctx, 'importRecords')
  const content = parse(RecommendationContent, input)
  return inTransaction(ctx.db, async (trx) => {
    const taken = await trx
      .selectFrom('recommendations')
      .select('code')
      .where((where) => where.or([where('code', '=', content.code), where('slug', '=', content.slug)]))
      .executeTakeFirst()
    if (taken) throw new RuleBroken({ key: 'errors.code_taken' }, taken.code === content.code ? 'code' : 'slug')
    const themes = await idsOf(trx, 'themes', 'slug', [content.theme], 'theme')
    const institutions = await idsOf(
      trx,
      'institutions',
      'slug',
      content.addressees.map(({ institution }) => institution),
      'addressees',
    )
    if (institutions.size < content.addressees.length) throw new Invalid({ addressees: { key: 'errors.given_twice' } })
    const id = randomUUIDv7()
    const wording = { title: spoken(content.title), statement: spoken(content.statement) }
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'recommendation_added',
      subjects: { recommendation_id: id },
      singlePerson,
      leaf: {
        recommendation: content.code,
        theme: content.theme,
        addressees: content.addressees.map(({ institution }) => institution),
        wording_sha256: createHash('sha256')
          .update(canonicalize(wording) ?? '', 'utf8')
          .digest('hex'),
      },
    })
    const last = await trx
      .selectFrom('recommendations')
      .select(({ fn }) => fn.max('position').as('position'))
      .executeTakeFirst()
    await trx
      .insertInto('recommendations')
      .values({
        id,
        code: content.code,
        slug: content.slug,
        theme_id: themes.get(content.theme) ?? '',
        kind: content.kind,
        position: (last?.position ?? -1) + 1,
        source_addressees: spoken(content.sourceAddressees),
        added_at: occurredAt,
        event_seq: seq,
      })
      .execute()
    await trx
      .insertInto('recommendation_wordings')
      .values({ recommendation_id: id, version: 1, ...wording, recorded_at: occurredAt, event_seq: seq })
      .execute()
    await trx
      .insertInto('addressees')
      .values(
        content.addressees.map(({ institution, basis }, position) => ({
          id: randomUUIDv7(),
          recommendation_id: id,
          institution_id: institutions.get(institution) ?? '',
          basis,
          position,
          added_at: occurredAt,
        })),
      )
      .execute()
    await linkRecommendation(trx, id, content)
    return id
  })
}
