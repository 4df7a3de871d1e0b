import { z } from 'zod'
import type { Context } from '../src/kernel/context.ts'
import { runImport } from '../src/imports/index.ts'

const Payload = z.object({ id: z.uuid() })

export async function runImportJob(ctx: Context, payload: unknown): Promise<void> {
  await runImport(ctx, Payload.parse(payload))
}
