import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { Actor } from '../kernel/permissions.ts'

export interface WebhookOwner {
  readonly organisation_id: string | null
  readonly account_id: string | null
}

/**
 * Whose a webhook of this person is: their organisation's, so that it outlives their account and colleagues can mend it; their own
 * where they have none (administrators never have one) or it takes part no more.
 */
export async function ownerFor(trx: Transaction, actor: Actor): Promise<WebhookOwner> {
  const organisation =
    actor.organisationId === null
      ? undefined
      : await trx
          .selectFrom('organisations')
          .select('id')
          .where('id', '=', actor.organisationId)
          .where('ended_at', 'is', null)
          .executeTakeFirst()
  return organisation ? { organisation_id: organisation.id, account_id: null } : { organisation_id: null, account_id: actor.accountId }
}

/** Whether a webhook is somebody's own, or their organisation's. */
export function owns(actor: Actor, owner: WebhookOwner): boolean {
  return owner.account_id === actor.accountId || (owner.organisation_id !== null && owner.organisation_id === actor.organisationId)
}

/** Whether somebody may manage a webhook: its owner or, since the service sends it, an administrator. */
export function manages(actor: Actor, owner: WebhookOwner): boolean {
  return actor.role === 'administrator' || owns(actor, owner)
}

/** SQL, of a row `w` of webhooks: the actor may manage it. */
export function managedBy(actor: Actor) {
  return sql<boolean>`(${actor.role === 'administrator'} or w.account_id = ${actor.accountId} or w.organisation_id = ${actor.organisationId}::uuid)`
}

/** SQL, of a row `w` of webhooks: its owner is still there. Nothing is sent for one who left. */
export const OWNER_STANDS = sql<boolean>`(
  exists (select from organisations o where o.id = w.organisation_id and o.ended_at is null)
  or exists (select from accounts a where a.id = w.account_id and a.disabled_at is null and a.role <> 'institution')
)`
