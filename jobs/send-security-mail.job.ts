import { z } from 'zod'
import { sendSecurityMail } from '../src/accounts/index.ts'
import type { Context } from '../src/kernel/context.ts'
import { SECURITY_CHANGES } from '../templates/mail/security-change.mail.ts'

const Payload = z.object({ accountId: z.uuid(), change: z.enum(SECURITY_CHANGES), at: z.iso.datetime() })

export async function sendSecurityMailJob(ctx: Context, payload: unknown): Promise<void> {
  await sendSecurityMail(ctx, Payload.parse(payload))
}
