import { z } from 'zod'
import { sendSignInLink } from '../src/accounts/index.ts'
import type { Context } from '../src/kernel/context.ts'

const Payload = z.object({ requestId: z.uuid() })

export async function sendSignInLinkJob(ctx: Context, payload: unknown): Promise<void> {
  await sendSignInLink(ctx, Payload.parse(payload))
}
