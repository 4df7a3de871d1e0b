import { StartRefused } from '../../db/errors.ts'
import { words } from '../../templates/i18n/index.ts'
import type { Finding } from '../doctor/index.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, isDomainError, Invalid, RuleBroken, type Fault } from '../kernel/errors.ts'
import { backupCommand } from './backup.command.ts'
import { doctorCommand } from './doctor.command.ts'
import { dumpCommand } from './dump.command.ts'
import { exportSiteCommand } from './export-site.command.ts'
import { importCommand } from './import.command.ts'
import type { OpenedSite } from '../mirror/index.ts'
import { mailCommand } from './mail.command.ts'
import { moveCommand } from './move.command.ts'
import { reportCommand } from './report.command.ts'
import { seedCommand } from './seed.command.ts'
import { subscribersCommand } from './subscribers.command.ts'
import { UsageError } from './usage-error.ts'
import { userCommand } from './user.command.ts'

export interface CommandResult {
  /** 0 done, 1 refused by a rule, 2 not understood. */
  readonly exitCode: 0 | 1 | 2
  readonly lines: readonly string[]
  /** The lines are what was found, whatever the exit code, and not why a verb was refused. */
  readonly found?: true
}

/** How far a verb is that takes long. */
export interface CommandProgress {
  readonly done: number
  readonly of: number
  readonly what: string
}
export type TellProgress = (progress: CommandProgress) => void

/** Gives lines that say what was done; a whole result where that may be a refusal without a fault of anybody's. */
export type Command = (
  ctx: Context,
  args: readonly string[],
  tell: TellProgress,
  around: Surroundings,
) => Promise<readonly string[] | CommandResult>

/** Opens the site itself inside this process, its clock standing at an instant. */
export type OpenSite = (instant: Date) => Promise<OpenedSite>

/** What a verb may need of the process that it runs in. */
export interface Surroundings {
  readonly open: OpenSite
  readonly engine: 'embedded' | 'postgres'
  readonly logKeyFile: string
  /** Looks at everything that the service stands on. */
  readonly examine: () => Promise<readonly Finding[]>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  doctor: doctorCommand,
  dump: dumpCommand,
  'export-site': exportSiteCommand,
  import: importCommand,
  mail: mailCommand,
  move: moveCommand,
  report: reportCommand,
  seed: seedCommand,
  subscribers: subscribersCommand,
  user: userCommand,
}

const NOTHING_AROUND: Surroundings = {
  open: () => Promise.reject(new UsageError('The site cannot be opened here.')),
  engine: 'embedded',
  logKeyFile: '',
  examine: () => Promise.reject(new UsageError('Nothing can be looked at here.')),
}

/** Runs one verb of the command line that needs the database, as the service itself. Domain errors become lines in English. */
export async function runCommand(
  ctx: Context,
  args: readonly string[],
  tell: TellProgress = () => undefined,
  around: Surroundings = NOTHING_AROUND,
): Promise<CommandResult> {
  const [verb = '', ...rest] = args
  const command = COMMANDS[verb]
  if (!command) return { exitCode: 2, lines: [`Unknown verb ${verb}. Run: npx vigia --help`] }
  try {
    const told = await command(ctx, rest, tell, around)
    return 'exitCode' in told ? told : { exitCode: 0, lines: told }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, lines: [error.message] }
    if (error instanceof StartRefused) return { exitCode: 1, lines: [error.message] }
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
