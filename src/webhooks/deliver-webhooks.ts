import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { attemptDelivery } from './attempt-delivery.ts'
import type { Sendable } from './choose-deliveries.ts'
import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.ts'
import { composePayloads, type ActPayload } from './compose-payloads.ts'
import { webhookKey } from './webhook-key.ts'

const LONGEST_RUN_MS = 240_000
/** How often it looks for more while something is under way. */
const LOOK_MS = 250
const MOST_ACTS = 1_000
const PUT_OFF_MS = 300_000
/** What is due so soon is waited for: the first retry comes after five seconds. */
const LINGER_MS = 6_000

/**
 * Sends what is due until nothing is, many at once, and no receiver keeps another waiting. Killed, it leaves what it had begun to
 * whoever comes after: every message arrives at least once, under one id. Throws Forbidden, and what went wrong on our side after
 * everything else is done.
 */
export async function deliverWebhooks(ctx: Context, { lingerMs = LINGER_MS }: { readonly lingerMs?: number } = {}): Promise<void> {
  requireActor(ctx, 'deliverWebhooks')
  const run = randomUUIDv7()
  const ends = performance.now() + LONGEST_RUN_MS
  const underWay = new Map<string, { readonly delivery: Sendable; readonly done: Promise<void> }>()
  const acts = new Map<number, ActPayload>()
  const faults: unknown[] = []
  let lingered = false
  while (!ctx.webhooks.stopped && performance.now() < ends) {
    const claimed = await claimDeliveries(
      ctx,
      run,
      [...underWay.values()].map(({ delivery }) => delivery),
    )
    if (claimed.length > 0) {
      const bodies = await bodiesOf(ctx, claimed, acts, faults)
      const { privateKey } = await webhookKey(ctx)
      for (const delivery of claimed) {
        const body = bodies.get(delivery.id)
        const begun = body ? attemptDelivery(ctx, { id: delivery.id, run, body, privateKey }) : putOff(ctx, delivery.id, run)
        const done = begun.catch((error: unknown) => void faults.push(error)).finally(() => underWay.delete(delivery.id))
        underWay.set(delivery.id, { delivery, done })
      }
      lingered = false
    }
    if (underWay.size > 0) {
      await Promise.race([...[...underWay.values()].map(({ done }) => done), sleep(LOOK_MS)])
    } else {
      const wait = lingered ? null : await nextDue(ctx, lingerMs)
      if (wait === null) break
      await sleep(wait)
      lingered = true
    }
  }
  await Promise.all([...underWay.values()].map(({ done }) => done))
  if (performance.now() >= ends) await ctx.queue.enqueue(ctx.db, 'deliver-webhooks', {})
  if (faults.length > 0) throw faults[0]
}

/** All bodies at once; when one act cannot be told, those of the others all the same. */
async function bodiesOf(
  ctx: Context,
  claimed: readonly ClaimedDelivery[],
  acts: Map<number, ActPayload>,
  faults: unknown[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (acts.size > MOST_ACTS) acts.clear()
  try {
    return await composePayloads(ctx, claimed, acts)
  } catch (error) {
    faults.push(error)
  }
  const bodies = new Map<string, Buffer>()
  for (const delivery of claimed) {
    const body = await composePayloads(ctx, [delivery], acts).catch(() => null)
    for (const [id, bytes] of body ?? []) bodies.set(id, bytes)
  }
  return bodies
}

/** Gives back what cannot be told for a defect of ours: it is no failure of the receiver. */
async function putOff(ctx: Context, id: string, run: string): Promise<void> {
  await ctx.db
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', claimed_by: null, lease_until: null, next_try_at: new Date(ctx.clock.now().getTime() + PUT_OFF_MS) })
    .where('id', '=', id)
    .where('claimed_by', '=', run)
    .execute()
}

/** Milliseconds until the next is due; null when none is within `within`. */
async function nextDue(ctx: Context, within: number): Promise<number | null> {
  const now = ctx.clock.now().getTime()
  const { next } = await ctx.db
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .select(sql<Date | null>`min(greatest(d.next_try_at, w.not_before))`.as('next'))
    .where('d.state', '=', 'waiting')
    .where('w.state', '=', 'on')
    .executeTakeFirstOrThrow()
  const wait = next === null ? Number.POSITIVE_INFINITY : next.getTime() - now
  return wait > within ? null : Math.max(wait, 0)
}
