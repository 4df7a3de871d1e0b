import { z } from 'zod'
import type { Context } from '../src/kernel/context.ts'
import { attemptEdition } from '../src/reports/index.ts'

const Payload = z.object({ scheduleId: z.uuid(), periodStart: z.iso.date() })

export async function issueEditionJob(ctx: Context, payload: unknown): Promise<void> {
  await attemptEdition(ctx, Payload.parse(payload))
}
