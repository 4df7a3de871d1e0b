import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../kernel/context.ts'
import { noteStandings, warmStandings } from '../standings/index.ts'
import { findRecommendations } from './find-recommendations.ts'
import { ListQuery } from './list-query.ts'

/** Milliseconds until it is tried again. */
const PAUSE = 5_000

interface Warming {
  /** Whether this process answers readers; otherwise only what all processes share is made ready. */
  readonly serves: boolean
  readonly signal: AbortSignal
  readonly tell: (error: unknown) => void
}

/**
 * Makes ready what the first reader would wait for: standings that are not noted yet, the memory of them with their history, a page of
 * the list. Tells each failure and tries again until it is done or `signal` ends it; throws nothing.
 */
export async function warmRecord(ctx: Context, { serves, signal, tell }: Warming): Promise<void> {
  while (!signal.aborted) {
    try {
      if (!serves) return void (await noteStandings(ctx, signal))
      await warmStandings(ctx, { signal, tell })
      return void (await findRecommendations(ctx, ListQuery.parse({}), null))
    } catch (error) {
      if (signal.aborted) return
      tell(error)
      await sleep(PAUSE, undefined, { signal }).catch(() => undefined)
    }
  }
}
