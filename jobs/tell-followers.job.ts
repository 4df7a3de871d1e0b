import type { Context } from '../src/kernel/context.ts'
import { noteEvents } from '../src/topics/index.ts'

/** Notes what happened and lets every channel tell it. */
export async function tellFollowersJob(ctx: Context): Promise<void> {
  await noteEvents(ctx)
}
