import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Language } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { MOST_WEBHOOKS } from './limits.ts'
import { ownerFor, type WebhookOwner } from './owner.ts'
import { requireContent } from './require-content.ts'
import type { WebhookInput } from './schemas.ts'
import { newSecret } from './secrets.ts'
import { storeTopics } from './store-topics.ts'

/**
 * Makes a webhook of the actor's organisation, or of their own, and returns it with its secret, the only time that is seen. `language`
 * is what its owner is written to in. Throws Forbidden, Invalid (`address`, `description`, `topics`), RuleBroken (`webhooks_too_many`).
 */
export async function addWebhook(
  ctx: Context,
  input: WebhookInput & { readonly language: Language },
): Promise<{ readonly id: string; readonly secret: string }> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const { topics, ...content } = await requireContent(ctx, input)
  const now = ctx.clock.now()
  const id = randomUUIDv7()
  const { secret, sealed } = newSecret(ctx.vault)
  await inTransaction(ctx.db, async (trx) => {
    const owner = await ownerFor(trx, actor)
    await requireRoom(trx, owner)
    await trx
      .insertInto('webhooks')
      .values({
        id,
        ...owner,
        ...content,
        keeper_id: actor.accountId,
        language: input.language,
        created_at: now,
        state: 'on',
        secret_sealed: sealed,
        secret_made_at: now,
      })
      .execute()
    await storeTopics({ ...ctx, db: trx }, id, topics)
    const details = { host: content.host, topics: topics.length }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_added', subjectId: id, details })
  })
  return { id, secret }
}

async function requireRoom(trx: Transaction, owner: WebhookOwner): Promise<void> {
  const ownerId = owner.organisation_id ?? owner.account_id ?? ''
  await sql`select pg_advisory_xact_lock(hashtext('webhooks'), hashtext(${ownerId}))`.execute(trx)
  const column = owner.organisation_id === null ? 'account_id' : 'organisation_id'
  const { n } = await trx
    .selectFrom('webhooks')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(column, '=', ownerId)
    .executeTakeFirstOrThrow()
  if (n >= MOST_WEBHOOKS) throw new RuleBroken({ key: 'errors.webhooks_too_many', values: { max: MOST_WEBHOOKS } })
}
