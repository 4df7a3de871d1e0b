import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { DIGESTS } from './digest-times.ts'
import { fillDigestRuns } from './fill-digest-runs.ts'
import { openDigestRun } from './open-digest-run.ts'

/**
 * Opens the digest runs that are due (daily at 07:00, weekly on Mondays at 07:00, in the zone of the reports) and writes the mails of
 * every run that lacks some. However many instances call it, there is one run a frequency and day, and one mail a run and subscriber.
 */
export async function startDigestRuns(ctx: Context): Promise<void> {
  requireActor(ctx, 'startDigests')
  for (const frequency of DIGESTS) await openDigestRun(ctx, frequency)
  await fillDigestRuns(ctx)
}
