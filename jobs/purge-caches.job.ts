import { z } from 'zod'
import { purgeCaches } from '../src/caches/index.ts'
import type { Context } from '../src/kernel/context.ts'

const Payload = z.object({ fromSeq: z.number().int().min(0), toSeq: z.number().int().min(1) })

export async function purgeCachesJob(ctx: Context, payload: unknown): Promise<void> {
  await purgeCaches(ctx, Payload.parse(payload))
}
