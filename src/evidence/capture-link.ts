import { randomUUIDv7 } from 'node:crypto'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import type { FetchedLink } from '../kernel/link-fetcher.ts'
import { requireActor } from '../kernel/permissions.ts'

/**
 * Asks the address of an item what it answers now and records it: final address, status, type, size and sha256 of the body, or
 * why there is none. Does nothing for protected items, redacted addresses, where addresses are not fetched, and without a
 * network: the next tick asks again. Throws Forbidden.
 */
export async function captureLink(ctx: Context, input: { readonly evidenceId: string }): Promise<void> {
  requireActor(ctx, 'manageEvidence')
  const id = input.evidenceId
  const row = await ctx.db.selectFrom('evidence').select('sensitivity').where('id', '=', id).executeTakeFirst()
  const address = await addressText(ctx.db, id).executeTakeFirst()
  if (ctx.fetchLink === null || row === undefined || row.sensitivity === 'protected' || !address?.body) return
  const fetched = await ctx.fetchLink(address.body)
  if (fetched.outcome === 'unknown') return
  await inTransaction(ctx.db, async (trx) => {
    const now = await addressText(trx, id).forShare().executeTakeFirst()
    if (!now?.body) return
    await trx
      .insertInto('link_captures')
      .values({ id: randomUUIDv7(), evidence_id: id, captured_at: ctx.clock.now(), requested_address: now.body, ...factsOf(fetched) })
      .execute()
  })
}

/** Its body is null once the address was redacted, which can happen while it is fetched. */
function addressText(db: Database, evidenceId: string) {
  return db.selectFrom('texts').select('body').where('owner_id', '=', evidenceId).where('field', '=', 'address')
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
