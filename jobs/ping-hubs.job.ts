import type { Context } from '../src/kernel/context.ts'
import { pingHubs } from '../src/hubs/index.ts'

export async function pingHubsJob(ctx: Context): Promise<void> {
  await pingHubs(ctx)
}
