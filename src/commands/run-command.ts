import { words } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, isDomainError, Invalid, RuleBroken, type Fault } from '../kernel/errors.ts'
import { reportCommand } from './report.command.ts'
import { seedCommand } from './seed.command.ts'
import { UsageError } from './usage-error.ts'
import { userCommand } from './user.command.ts'

export interface CommandResult {
  /** 0 done, 1 refused by a rule, 2 not understood. */
  readonly exitCode: 0 | 1 | 2
  readonly lines: readonly string[]
}

export type Command = (ctx: Context, args: readonly string[]) => Promise<readonly string[]>

const COMMANDS: Readonly<Record<string, Command>> = { report: reportCommand, seed: seedCommand, user: userCommand }

/** Runs one verb of the command line that needs the database, as the service itself. Domain errors become lines in English. */
export async function runCommand(ctx: Context, args: readonly string[]): Promise<CommandResult> {
  const [verb = '', ...rest] = args
  const command = COMMANDS[verb]
  if (!command) return { exitCode: 2, lines: [`Unknown verb ${verb}. Run: npx vigia --help`] }
  try {
    return { exitCode: 0, lines: await command(ctx, rest) }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, lines: [error.message] }
    if (!isDomainError(error)) throw error
    return { exitCode: 1, lines: describe(error) }
  }
}

function describe(error: Error): readonly string[] {
  const { t } = words('en')
  const sentence = (fault: Fault) => t(fault.key, fault.values)
  if (error instanceof Invalid) return Object.entries(error.fields).map(([field, fault]) => `${field}: ${sentence(fault)}`)
  if (error instanceof RuleBroken || error instanceof Forbidden) return [sentence(error.fault)]
  return [error.message]
}
