import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Fields of a form by name, each with all its values, just as they were typed. */
export type TypedFields = Readonly<Record<string, readonly string[]>>

const MAX_CHARACTERS = 400_000
const MAX_FORMS = 100

export interface KeepUnfinishedInput {
  /** Which form it is: `update:new:<addressee>`, `update:<id>`, … */
  readonly key: string
  /** Key under which an earlier state of the same form was kept, when it was another. */
  readonly before?: string | undefined
  readonly fields: TypedFields
}

/**
 * Keeps what somebody has typed so far, however wrong, for that person alone, in place of what was kept of the same form.
 * Returns the instant, or null when it is too long to be kept. The hundred forms saved last are kept. Throws Forbidden.
 */
export async function keepUnfinished(ctx: Context, input: KeepUnfinishedInput): Promise<Date | null> {
  const { accountId } = requireActor(ctx, 'writeUpdate')
  const text = JSON.stringify(storable(input.fields))
  if (text.length > MAX_CHARACTERS) return null
  const at = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const gone = trx.deleteFrom('unfinished_forms').where('account_id', '=', accountId)
    if (input.before !== undefined && input.before !== input.key) await gone.where('form_key', '=', input.before).execute()
    const row = { values: sql<Record<string, string[]>>`${text}::jsonb`, saved_at: at }
    await trx
      .insertInto('unfinished_forms')
      .values({ account_id: accountId, form_key: input.key, ...row })
      .onConflict((conflict) => conflict.columns(['account_id', 'form_key']).doUpdateSet(row))
      .execute()
    await gone
      .where('form_key', 'not in', (eb) =>
        eb
          .selectFrom('unfinished_forms')
          .select('form_key')
          .where('account_id', '=', accountId)
          .orderBy('saved_at', 'desc')
          .orderBy('form_key')
          .limit(MAX_FORMS),
      )
      .execute()
  })
  return at
}

/** Without what Postgres cannot store in a text (U+0000, halves of a surrogate pair) and without names that no field of ours has. */
function storable(fields: TypedFields): TypedFields {
  const kept = Object.entries(fields).filter(([name]) => /^[\w-]{1,100}$/.test(name))
  return Object.fromEntries(kept.map(([name, values]) => [name, values.map((value) => value.replaceAll('\0', '\ufffd').toWellFormed())]))
}
