import type { Context } from '../src/kernel/context.ts'
import { issueBaseline } from '../src/reports/index.ts'

export async function issueBaselineJob(ctx: Context): Promise<void> {
  await issueBaseline(ctx)
}
