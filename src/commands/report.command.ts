import type { Context } from '../kernel/context.ts'
import { issuePeriod, listEditions } from '../reports/index.ts'
import { parseOptions } from './parse-options.ts'
import type { CommandResult, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'
import { verifyEditions } from './verify-editions.ts'

const USAGE = `npx vigia report --schedule SLUG --period 2026-w47|2026-10|2026-q4|2026|2026-11-23
       npx vigia report --verify SLUG [SLUG …] | all
       npx vigia report --list`

/** `vigia report`: issues the edition of one period by hand, draws stored ones again and compares, or lists what there is. */
export async function reportCommand(
  ctx: Context,
  args: readonly string[],
  tell: TellProgress = () => undefined,
): Promise<readonly string[] | CommandResult> {
  const { values, positionals } = parseOptions(
    args,
    { schedule: { type: 'string' }, period: { type: 'string' }, verify: { type: 'string' }, list: { type: 'boolean' } },
    USAGE,
  )
  const { schedule, period, verify, list } = values
  const given = Object.keys(values).length
  if (typeof verify === 'string' && given === 1) return verifyEditions(ctx, [verify, ...positionals], tell)
  if (positionals.length > 0) throw new UsageError(`Unexpected ${positionals.join(' ')}\nUsage: ${USAGE}`)
  if (list === true && given === 1) return listed(ctx)
  if (typeof schedule !== 'string' || typeof period !== 'string' || given !== 2) throw new UsageError(`Usage: ${USAGE}`)
  return issued(ctx, { schedule, period })
}

async function issued(ctx: Context, input: { readonly schedule: string; readonly period: string }): Promise<readonly string[]> {
  const { slug, existed } = await issuePeriod(ctx, input)
  const [edition] = await listEditions(ctx, { slug }, null)
  return [
    existed ? `${slug} was issued before; it is left as it is.` : `Issued ${slug}.`,
    ...(edition?.files ?? []).map(({ language }) => `${ctx.settings.publicUrl}/reports/${slug}.${language}.pdf`),
  ]
}

async function listed(ctx: Context): Promise<readonly string[]> {
  const editions = await listEditions(ctx, {}, null)
  return editions.map(({ number, revision, slug, asOf, files, layout }) =>
    [revision ? `${number}.${revision}` : String(number), slug, asOf, files.map(({ language }) => language).join(','), layout].join('\t'),
  )
}
