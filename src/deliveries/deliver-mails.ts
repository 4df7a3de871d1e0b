import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { ComposeMails } from './mail-row.ts'
import { readOutage } from './outage.ts'
import { releaseExpired } from './release-mails.ts'
import { openSender, type Sender } from './sender.ts'

/** Mails taken at a time at first; then what two seconds take, so that one for which somebody waits is soon next. */
const FIRST_BATCH = 100
const BATCH_SECONDS = 2
const SMALLEST_BATCH = 20
const LARGEST_BATCH = 500
/** A job of the queue may take a quarter of an hour; what is left then is the next one's. */
const LONGEST = 600_000

/**
 * Hands over the mails that are due, the most urgent first, until none is left, the mail server takes nothing, or this process stops.
 * Each is marked as soon as the server has taken it. While there is an outage, one mail is tried when its time has come, and
 * nothing otherwise. May be killed anywhere, and run beside another one: what it held is sent later, under the same Message-ID.
 * Throws, at the end, what kept single mails from being made; those are tried again later.
 */
export async function deliverMails(ctx: Context, compose: ComposeMails): Promise<void> {
  requireActor(ctx, 'sendMails')
  await releaseExpired(ctx)
  const outage = await readOutage(ctx)
  if (outage !== null && outage.nextProbeAt > ctx.clock.now()) return
  const sender = openSender(ctx, compose, outage !== null)
  try {
    if (outage !== null) await probe(sender)
    if (!sender.stopped && (await sendAll(sender))) await ctx.queue.enqueue(ctx.db, 'deliver-mails', {})
  } finally {
    await sender.close()
  }
  if (sender.failure !== null) throw sender.failure
}

/** One mail that has something to say. */
async function probe(sender: Sender): Promise<void> {
  let batch = await sender.prepare(1)
  while (batch?.length === 0) batch = await sender.prepare(1)
  if (batch) await sender.handOver(batch, Number.POSITIVE_INFINITY)
}

/** Makes the next ones while some are handed over. True: time is up and some may be left. */
async function sendAll(sender: Sender): Promise<boolean> {
  const until = performance.now() + LONGEST
  let size = FIRST_BATCH
  for (let batch = await sender.prepare(size); batch !== null;) {
    const began = performance.now()
    const [prepared, handed] = await Promise.allSettled([sender.prepare(size), sender.handOver(batch, until)])
    for (const end of [handed, prepared]) if (end.status === 'rejected') throw end.reason
    if (sender.stopped) return false
    if (performance.now() > until) return true
    const perSecond = (batch.length * 1000) / Math.max(1, performance.now() - began)
    size = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, Math.round(perSecond * BATCH_SECONDS)))
    batch = prepared.status === 'fulfilled' ? prepared.value : null
  }
  return false
}
