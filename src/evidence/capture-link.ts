import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../kernel/context.ts'
import type { FetchedLink } from '../kernel/link-fetcher.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'

/**
 * Asks the address of an item what it answers now and records it: final address, status, type, size and sha256 of the body, or
 * why there is none. Does nothing for protected items, redacted addresses, where addresses are not fetched, and without a
 * network: the next tick asks again. Throws Forbidden.
 */
export async function captureLink(ctx: Context, input: { readonly evidenceId: string }): Promise<void> {
  requireActor(ctx, 'manageEvidence')
  const id = input.evidenceId
  const row = await ctx.db.selectFrom('evidence').select('sensitivity').where('id', '=', id).executeTakeFirst()
  const address = Object.values((await readTexts(ctx.db, [id])).get(id)?.['address'] ?? {})[0]
  if (ctx.fetchLink === null || row === undefined || row.sensitivity === 'protected' || address === undefined) return
  const fetched = await ctx.fetchLink(address)
  if (fetched.outcome === 'unknown') return
  await ctx.db
    .insertInto('link_captures')
    .values({ id: randomUUIDv7(), evidence_id: id, captured_at: ctx.clock.now(), requested_address: address, ...factsOf(fetched) })
    .execute()
}

function factsOf(fetched: Exclude<FetchedLink, { readonly outcome: 'unknown' }>) {
  return {
    outcome: fetched.outcome,
    final_address: 'finalAddress' in fetched ? fetched.finalAddress.slice(0, 4_000) : null,
    http_status: 'status' in fetched ? fetched.status : null,
    media_type: 'mediaType' in fetched ? fetched.mediaType : null,
    bytes: 'bytes' in fetched ? fetched.bytes : null,
    sha256: 'sha256' in fetched ? fetched.sha256 : null,
    fault: 'fault' in fetched ? fetched.fault : null,
  }
}
