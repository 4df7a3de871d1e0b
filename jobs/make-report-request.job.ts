import { z } from 'zod'
import type { Context } from '../src/kernel/context.ts'
import { makeReportRequest } from '../src/report-requests/index.ts'

const Payload = z.object({ id: z.uuid() })

export async function makeReportRequestJob(ctx: Context, payload: unknown): Promise<void> {
  await makeReportRequest(ctx, Payload.parse(payload))
}
