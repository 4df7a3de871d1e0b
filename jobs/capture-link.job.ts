import { z } from 'zod'
import { captureLink } from '../src/evidence/index.ts'
import type { Context } from '../src/kernel/context.ts'

const Payload = z.object({ evidenceId: z.uuid() })

export async function captureLinkJob(ctx: Context, payload: unknown): Promise<void> {
  await captureLink(ctx, Payload.parse(payload))
}
