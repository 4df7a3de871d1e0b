import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { destroyCapturedAddresses, destroyEvidenceFile } from '../evidence/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts, type LeafValue } from '../log/index.ts'
import { removeCopies } from './remove-copies.ts'
import { planRedaction, type RedactionPlan, type RedactTextInput } from './plan-redaction.ts'

/**
 * Destroys published texts and their salts, and a piece of evidence's file where asked, for good, with a public reason and a legal ground; the leaf that published them
 * stays whole, and the event says what was removed. Returns the event's sequence number.
 * Throws Invalid (`texts`, `ground`, `reason`), RuleBroken (not published, redacted already), NotFound, Forbidden.
 */
export async function redactText(ctx: Context, input: RedactTextInput): Promise<number> {
  const actor = requireActor(ctx, 'redact')
  return inTransaction(ctx.db, async (trx) => {
    const plan = await planRedaction(trx, input)
    const { owner } = plan
    const fileSha256 = plan.file ? await destroyFile(trx, input.ownerId, ctx.clock.now()) : null
    const id = randomUUIDv7()
    await writeTexts(trx, id, { reason: plan.reason })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'text_redacted',
      subjects: {
        ...(owner.recommendation_id === null ? {} : { recommendation_id: owner.recommendation_id }),
        ...(owner.addressee_id === null ? {} : { addressee_id: owner.addressee_id }),
        ...(owner.status_update_id === null ? {} : { status_update_id: owner.status_update_id }),
        ...(owner.position_id === null ? {} : { position_id: owner.position_id }),
        ...(owner.evidence_id === null ? {} : { evidence_id: owner.evidence_id }),
        ...(owner.agreement_id === null ? {} : { agreement_id: owner.agreement_id }),
      },
      leaf: {
        ...redactionLeaf(plan, input.ownerId),
        ...(fileSha256 === null ? {} : { file_sha256: fileSha256 }),
        texts: await textDigests(trx, id),
      },
    })
    await trx
      .insertInto('redactions')
      .values({
        id,
        owner_id: input.ownerId,
        owner_kind: owner.kind,
        ground: plan.ground,
        file_sha256: fileSha256,
        redacted_on: dateIn(ctx.settings.timeZone, occurredAt),
        redacted_at: occurredAt,
        event_seq: seq,
      })
      .execute()
    await destroyTexts(trx, id, input.ownerId, plan, occurredAt)
    await sealTexts(trx, [id], occurredAt)
    await removeCopies(
      trx,
      plan.chosen.map(({ body }) => body),
    )
    return seq
  })
}

function redactionLeaf(plan: RedactionPlan, ownerId: string): Record<string, LeafValue> {
  const { owner } = plan
  return {
    owner: ownerId,
    owner_kind: owner.kind,
    ...(owner.recommendation === null ? {} : { recommendation: owner.recommendation }),
    ...(owner.institution === null ? {} : { institution: owner.institution }),
    ...(owner.agreement === null ? {} : { agreement: owner.agreement }),
    ground: plan.ground,
    redacted: plan.chosen.map(({ field, language, digest }) => ({ field, language, digest })),
  }
}

async function destroyTexts(trx: Transaction, redactionId: string, ownerId: string, plan: RedactionPlan, at: Date): Promise<void> {
  for (const { field, language } of plan.chosen) {
    await trx.insertInto('redacted_texts').values({ owner_id: ownerId, field, language, redaction_id: redactionId }).execute()
    await trx
      .updateTable('texts')
      .set({ body: null, salt: null, redacted_at: at })
      .where('owner_id', '=', ownerId)
      .where('field', '=', field)
      .where('language', '=', language)
      .execute()
  }
  if (plan.owner.kind === 'evidence' && plan.chosen.some(({ field }) => field === 'address')) await destroyCapturedAddresses(trx, ownerId)
}

/** Destroys the bytes and gives the digest of the public copy, which the log knows. */
async function destroyFile(trx: Transaction, evidenceId: string, at: Date): Promise<string> {
  const evidence = await trx.selectFrom('evidence').select('file_sha256').where('id', '=', evidenceId).executeTakeFirst()
  if (!evidence?.file_sha256) throw new Invalid({ texts: { key: 'errors.unknown_value' } })
  const destroyed = await destroyEvidenceFile(trx, evidenceId, at)
  if (destroyed.length === 0) throw new RuleBroken({ key: 'errors.already_redacted' })
  return evidence.file_sha256
}
