import { z } from 'zod'
import { makeDump } from '../src/dumps/index.ts'
import type { Context } from '../src/kernel/context.ts'

const Payload = z.object({ day: z.iso.date() })

export async function makeDumpJob(ctx: Context, payload: unknown): Promise<void> {
  await makeDump(ctx, Payload.parse(payload))
}
