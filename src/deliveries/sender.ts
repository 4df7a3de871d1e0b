import { randomUUID } from 'node:crypto'
import type { Context } from '../kernel/context.ts'
import type { MailAnswer, Message, OutageReason } from '../kernel/mailer.ts'
import { bounceAddress } from '../mail/index.ts'
import { claimMails } from './claim-mails.ts'
import { composeSafely } from './compose-safely.ts'
import type { ComposeMails, MailRow } from './mail-row.ts'
import { markDeferred, markFinished, markRefused } from './mark-mails.ts'
import { endOutage, recordOutage } from './outage.ts'
import { releaseMails } from './release-mails.ts'
import { together } from './together.ts'

const LEASE = 60_000
const RENEWAL = 20_000
/** So many mails in a row whose connection broke: the server is at fault, not they. */
const BROKEN_IN_A_ROW = 10

export interface Prepared {
  readonly row: MailRow
  readonly message: Message
}

export interface Sender {
  /** Takes mails that are due and makes their messages; null when none is due. */
  prepare(limit: number): Promise<readonly Prepared[] | null>
  /** Hands them over side by side and marks each; those that are left when the sender stops, or at `until` (of `performance.now()`), go back with `close`. */
  handOver(batch: readonly Prepared[], until: number): Promise<void>
  /** True: nothing more is to be handed over in this run. */
  readonly stopped: boolean
  /** What kept single mails from being made. */
  readonly failure: Error | null
  /** Gives back what it still holds. */
  close(): Promise<void>
}

/** One run of sending, with a lease on what it holds that it renews while it lives. `outage`: the server took nothing until now. */
export function openSender(ctx: Context, compose: ComposeMails, outage: boolean): Sender {
  const id = randomUUID()
  let leaseUntil = new Date(0)
  let stopped = false
  let down = outage
  let broken = 0
  let failure: Error | null = null
  const lease = () => new Date(ctx.clock.now().getTime() + LEASE)
  const renewal = setInterval(() => {
    const until = lease()
    ctx.db
      .updateTable('mails')
      .set({ lease_until: until })
      .where('state', '=', 'sending')
      .where('claimed_by', '=', id)
      .execute()
      .then(
        () => (leaseUntil = until),
        () => undefined,
      )
  }, RENEWAL)
  const sent = together<{ readonly id: string; readonly code: string }>(async (items) => {
    for (const [code, same] of Map.groupBy(items, (item) => item.code))
      await markFinished(
        ctx,
        same.map((item) => item.id),
        'sent',
        code,
      )
  })
  const fail = async (row: MailRow, error: unknown) => {
    failure ??= new Error(`a ${row.kind} mail could not be made`, { cause: error })
    await markDeferred(ctx, id, row, 'not made')
  }
  const pause = async (reason: OutageReason) => {
    if (stopped) return
    stopped = true
    await recordOutage(ctx, reason)
  }
  const settle = async (row: MailRow, answer: MailAnswer) => {
    if (answer.kind === 'closing') stopped = true
    else if (answer.kind === 'outage') await pause(answer.reason)
    else if (answer.kind === 'interrupted') {
      await markDeferred(ctx, id, row, answer.code)
      broken += 1
      if (down || broken >= BROKEN_IN_A_ROW) await pause('interrupted')
    } else {
      broken = 0
      if (answer.kind === 'accepted') await sent({ id: row.id, code: answer.code })
      else if (answer.kind === 'refused') await markRefused(ctx, row, answer.code, answer.address)
      else await markDeferred(ctx, id, row, answer.code)
      if (down) await endOutage(ctx)
      down = false
    }
  }
  const hand = async ({ row, message }: Prepared) => {
    const returnPath = bounceAddress(ctx.vault, row.id, ctx.mail.bounceDomain)
    const answer = await ctx.mail.deliver({ ...message, messageId: row.message_id, returnPath }).catch((error: unknown) =>
      // Its message may hold the address.
      fail(row, error instanceof Error ? error.name : typeof error),
    )
    if (answer) await settle(row, answer)
  }
  return {
    async prepare(limit) {
      const until = lease()
      const rows = await claimMails(ctx, id, limit, until)
      if (rows.length === 0) return null
      if (leaseUntil < until) leaseUntil = until
      const messages = await composeSafely(ctx, compose, rows, fail)
      const empty = rows.filter(({ id: row }) => messages.get(row) === null).map(({ id: row }) => row)
      if (empty.length > 0) await markFinished(ctx, empty, 'dropped', null)
      return rows.flatMap((row) => {
        const message = messages.get(row.id)
        return message ? [{ row, message }] : []
      })
    },
    async handOver(batch, until) {
      const left = batch.values()
      const work = async () => {
        for (const prepared of left) {
          if (stopped || ctx.clock.now() >= leaseUntil || performance.now() > until) return
          await hand(prepared)
        }
      }
      const ends = await Promise.allSettled(Array.from({ length: Math.min(ctx.mail.connections, batch.length) }, work))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    },
    get stopped() {
      return stopped
    },
    get failure() {
      return failure
    },
    async close() {
      clearInterval(renewal)
      await releaseMails(ctx, id)
    },
  }
}
