import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { calendarDate, requiredText } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { scopesOf } from './key-scopes.ts'

const PREFIX = 'vigia_'

export interface AddApiKeyInput {
  readonly label: string
  /** Permissions that the actor's role has; at least one. */
  readonly scopes: readonly string[]
  /** Last day of its life in the record's zone, `YYYY-MM-DD`; empty: none. */
  readonly expiresOn: string
}

/**
 * Makes an API key of the actor's account and returns it, the only time it is seen: its digest and first characters are
 * stored. Throws Forbidden, Invalid (`label`, `scopes`, `expires_on`).
 */
export async function addApiKey(ctx: Context, input: AddApiKeyInput): Promise<{ readonly id: string; readonly key: string }> {
  const actor = requireActor(ctx, 'manageOwnKeys')
  const Content = z.object({
    label: requiredText(80),
    scopes: z.array(z.enum(scopesOf(actor), 'unknown_value'), 'required').min(1, 'scopes_missing'),
    expires_on: z.union([z.literal(''), calendarDate], 'invalid_date'),
  })
  const content = parse(Content, { label: input.label, scopes: input.scopes, expires_on: input.expiresOn })
  const now = ctx.clock.now()
  const expiresAt = content.expires_on === '' ? null : endOfDate(ctx.settings.timeZone, content.expires_on)
  if (expiresAt !== null && expiresAt <= now) throw new Invalid({ expires_on: { key: 'errors.past_date' } })
  const key = PREFIX + randomBytes(32).toString('base64url')
  const id = randomUUIDv7()
  const scopes = [...new Set(content.scopes)]
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .insertInto('api_keys')
      .values({
        id,
        account_id: actor.accountId,
        sha256: createHash('sha256').update(key).digest(),
        starts_with: key.slice(0, PREFIX.length + 6),
        label: content.label,
        scopes,
        created_at: now,
        expires_at: expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'api_key_added', subjectId: id, details: { scopes: scopes.join(' ') } })
  })
  return { id, key }
}

function endOfDate(timeZone: string, date: string): Date {
  return startOfDate(timeZone, Temporal.PlainDate.from(date).add({ days: 1 }).toString())
}
