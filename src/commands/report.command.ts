import type { Context } from '../kernel/context.ts'
import { issuePeriod } from '../reports/index.ts'
import { parseOptions } from './parse-options.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia report --schedule monthly|quarterly|yearly --period 2026-10|2026-q4|2026'

/** `vigia report`: issues the edition of one period by hand. */
export async function reportCommand(ctx: Context, args: readonly string[]): Promise<readonly string[]> {
  const { values } = parseOptions(args, { schedule: { type: 'string' }, period: { type: 'string' } }, USAGE)
  if (typeof values['schedule'] !== 'string' || typeof values['period'] !== 'string') throw new UsageError(`Usage: ${USAGE}`)
  const { slug, existed } = await issuePeriod(ctx, { schedule: values['schedule'], period: values['period'] })
  const { publicUrl } = ctx.settings
  return [
    existed ? `${slug} was issued before; it is left as it is.` : `Issued ${slug}.`,
    `${publicUrl}/reports/${slug}.es.pdf`,
    `${publicUrl}/reports/${slug}.en.pdf`,
  ]
}
