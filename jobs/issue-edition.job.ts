import { z } from 'zod'
import type { Context } from '../src/kernel/context.ts'
import { issueEdition } from '../src/reports/index.ts'

const Payload = z.object({ scheduleId: z.uuid(), periodStart: z.iso.date() })

export async function issueEditionJob(ctx: Context, payload: unknown): Promise<void> {
  await issueEdition(ctx, Payload.parse(payload))
}
