import type { Context } from '../kernel/context.ts'
import type { SeqRange } from '../topics/index.ts'
import { sendPurge } from './send-purge.ts'
import { touchedAddresses } from './touched-addresses.ts'

/** Requests to one cache at the same time, and addresses that one request with a body names. */
const AT_ONCE = 8
const A_REQUEST = 30

/**
 * Has every configured cache forget what the acts [fromSeq, toSeq) touched. Doing it again is harmless. Throws when one of them did not
 * take all of it, after the others have been told; the queue tries again.
 */
export async function purgeCaches(ctx: Context, range: SeqRange): Promise<void> {
  const { purge } = ctx.settings
  if (purge === undefined) return
  const addresses = await touchedAddresses(ctx, range)
  const agent = `Vigia/1 (+${ctx.settings.publicUrl})`
  const faults = await Promise.all(
    purge.urls.map(async (url) => {
      const waiting = requestsFor(url, purge.method, addresses)
      const sender = async (): Promise<string | null> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const fault = await sendPurge({ url, method: purge.method, token: purge.token, agent, addresses: next })
          if (fault !== null) return fault
        }
        return null
      }
      return (await Promise.all(Array.from({ length: AT_ONCE }, sender))).find((fault) => fault !== null) ?? null
    }),
  )
  const failed = faults.filter((fault) => fault !== null)
  if (failed.length > 0) throw new Error(`${failed.length} of ${purge.urls.length} caches were not purged: ${failed.join(', ')}`)
}

function requestsFor(url: string, method: string, addresses: readonly string[]): string[][] {
  const size = method === 'POST' && !url.includes('{url}') ? A_REQUEST : 1
  return Array.from({ length: Math.ceil(addresses.length / size) }, (_, at) => addresses.slice(at * size, (at + 1) * size))
}
