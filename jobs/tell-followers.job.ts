import type { Context } from '../src/kernel/context.ts'
import { tellCaches } from '../src/caches/index.ts'
import { tellHubs } from '../src/hubs/index.ts'
import { tellByMail } from '../src/mailings/index.ts'
import { noteStandings } from '../src/standings/index.ts'
import { noteEvents } from '../src/topics/index.ts'
import { tellWebhooks } from '../src/webhooks/index.ts'

const CHANNELS = [tellCaches, tellByMail, tellHubs, tellWebhooks]

/** Notes what happened and lets every channel tell it. One that fails keeps no other from telling; it is tried again with the job. */
export async function tellFollowersJob(ctx: Context): Promise<void> {
  await noteEvents(ctx)
  await noteStandings(ctx)
  const faults: unknown[] = []
  for (const tell of CHANNELS) await tell(ctx).catch((error: unknown) => faults.push(error))
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'several channels failed')
}
