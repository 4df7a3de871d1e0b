import { resolve } from 'node:path'
import { writeDumpFolder } from '../dumps/index.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { parseOptions } from './parse-options.ts'
import type { TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia dump DIR [--as-of YYYY-MM-DD|INSTANT]'

/** `vigia dump`: writes all public data as files into a folder, now or as the record stood at the end of a day or at an instant. */
export async function dumpCommand(ctx: Context, args: readonly string[], tell: TellProgress): Promise<readonly string[]> {
  const { values, positionals } = parseOptions(args, { 'as-of': { type: 'string' } }, USAGE)
  const [folder] = positionals
  if (folder === undefined || positionals.length !== 1) throw new UsageError(`Usage: ${USAGE}`)
  const asOf = typeof values['as-of'] === 'string' ? boundOf(ctx, values['as-of']) : null
  const { moment, files } = await writeDumpFolder(ctx, { folder: resolve(folder), asOf }, tell)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return [
    `Wrote ${files.length} files, ${bytes} bytes, to ${resolve(folder)}.`,
    `As of ${moment.bound.toISOString()}: ${moment.logSize} acts, root ${moment.logRoot.toString('base64')}.`,
  ]
}

/** Everything strictly before counts. Throws UsageError. */
function boundOf(ctx: Context, typed: string): Date {
  try {
    const bound = /^\d{4}-\d{2}-\d{2}$/.test(typed)
      ? startOfDate(ctx.settings.timeZone, Temporal.PlainDate.from(typed).add({ days: 1 }).toString())
      : new Date(Temporal.Instant.from(typed).epochMilliseconds + 1)
    if (bound.getTime() <= ctx.clock.now().getTime() + 1) return bound
  } catch {
    // Said below.
  }
  throw new UsageError(`--as-of takes a day that is over or a past instant with its offset.\nUsage: ${USAGE}`)
}
