import { z } from 'zod'
import type { Database, Transaction } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import { manages } from './owner.ts'

/** A webhook that the actor may manage, locked until the transaction ends. Throws NotFound, also for somebody else's. */
export async function lockWebhook(trx: Transaction, actor: Actor, id: string) {
  return requireOwn(actor, z.guid().safeParse(id).success ? await webhookRow(trx, id).forUpdate().executeTakeFirst() : undefined)
}

/** The same without the lock. Throws NotFound. */
export async function findWebhook(db: Database, actor: Actor, id: string) {
  return requireOwn(actor, z.guid().safeParse(id).success ? await webhookRow(db, id).executeTakeFirst() : undefined)
}

function webhookRow(db: Database, id: string) {
  return db.selectFrom('webhooks').selectAll().where('id', '=', id)
}

function requireOwn<Row extends { readonly organisation_id: string | null; readonly account_id: string | null }>(
  actor: Actor,
  row: Row | undefined,
): Row {
  if (row === undefined || !manages(actor, row)) throw new NotFound('webhook')
  return row
}
