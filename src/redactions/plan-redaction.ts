import type { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { Invalid, NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { findOwner, type TextOwner } from './find-owner.ts'
import { RedactionInput } from './schemas.ts'

export type RedactTextInput = z.input<typeof RedactionInput> & {
  /** Id of what the texts belong to: an update, a reply, a piece of evidence, … */
  readonly ownerId: string
}

export interface RedactionPlan extends z.output<typeof RedactionInput> {
  readonly owner: TextOwner
  /** The chosen texts with the digests that the log holds of them. */
  readonly chosen: readonly { readonly field: string; readonly language: string; readonly digest: string; readonly body: string }[]
}

/**
 * Locks the chosen texts for the rest of the transaction and checks that they may be redacted.
 * Throws Invalid (`texts`, `ground`, `reason`), RuleBroken (not published, redacted already), NotFound.
 */
export async function planRedaction(trx: Transaction, input: RedactTextInput): Promise<RedactionPlan> {
  const content = parse(RedactionInput, input)
  const owner = await findOwner(trx, input.ownerId)
  if (!owner) throw new NotFound('texts')
  const rows = await trx
    .selectFrom('texts')
    .select(['field', 'language', 'digest', 'body', 'sealed_at', 'redacted_at'])
    .where('owner_id', '=', input.ownerId)
    .orderBy('field')
    .orderBy('language', 'desc')
    .forUpdate()
    .execute()
  const wanted = new Set(content.texts.map((text) => `${text.field}.${text.language}`))
  const chosen = rows.filter((row) => wanted.has(`${row.field}.${row.language}`))
  if (chosen.length < wanted.size) throw new Invalid({ texts: { key: 'errors.unknown_value' } })
  if (rows.some((row) => row.sealed_at === null)) throw new RuleBroken({ key: 'errors.redaction_unpublished' })
  if (chosen.some((row) => row.redacted_at !== null)) throw new RuleBroken({ key: 'errors.already_redacted' })
  if (content.file && owner.kind !== 'evidence') throw new Invalid({ texts: { key: 'errors.unknown_value' } })
  return { ...content, owner, chosen: chosen.map(({ field, language, digest, body }) => ({ field, language, digest, body: body ?? '' })) }
}
