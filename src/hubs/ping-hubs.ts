import type { Context } from '../kernel/context.ts'
import { claimPings } from './claim-pings.ts'
import { sendPing } from './send-ping.ts'
import { settlePing } from './settle-ping.ts'

/** So long one call goes on at most, in milliseconds; the next tick goes on from there. */
const LONGEST = 300_000

/** Tells each hub what it is owed, until nothing is due or it fails. May run in several processes at once, and be killed at any moment. */
export async function pingHubs(ctx: Context): Promise<void> {
  await Promise.all(ctx.settings.hubs.map((hub) => pingHub(ctx, hub)))
}

async function pingHub(ctx: Context, hub: string): Promise<void> {
  const until = performance.now() + LONGEST
  for (let failing = false; !failing && performance.now() < until;) {
    const claimed = await claimPings(ctx, hub)
    if (claimed.length === 0) return
    const agent = `Vigia/1 (+${ctx.settings.publicUrl})`
    const answers = await Promise.all(claimed.map(async (ping) => ({ ping, answer: await sendPing(hub, ping.feed, agent) })))
    for (const { ping, answer } of answers) await settlePing(ctx, hub, ping, answer)
    failing = answers.some(({ answer }) => answer.outcome === 'failing')
  }
}
