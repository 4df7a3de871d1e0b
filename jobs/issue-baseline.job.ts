import type { Context } from '../src/kernel/context.ts'
import { attemptEdition } from '../src/reports/index.ts'

export async function issueBaselineJob(ctx: Context): Promise<void> {
  await attemptEdition(ctx, null)
}
