import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Connection } from '../../db/connect.ts'
import { StartRefused } from '../../db/errors.ts'
import type { Config } from '../config.ts'
import { examine, type Finding } from '../doctor/index.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { parseOptions } from './parse-options.ts'
import type { CommandResult, Surroundings, TellProgress } from './run-command.ts'

const USAGE = 'npx vigia doctor [--json]'

/** `vigia doctor` inside a service that runs on the embedded database, which nobody else can open. */
export async function doctorCommand(
  _ctx: Context,
  args: readonly string[],
  _tell: TellProgress,
  around: Surroundings,
): Promise<CommandResult> {
  return describeFindings(args, await around.examine())
}

/** `vigia doctor`: looks at everything that the service stands on. A database that does not answer is what is found, and no refusal. */
export async function doctorAlone(args: readonly string[], config: Config): Promise<CommandResult> {
  parseOptions(args, { json: { type: 'boolean' } }, USAGE)
  const database = await openDatabase(config)
  try {
    return describeFindings(args, await examine(examinedOf(config, config.port, database)))
  } finally {
    if (typeof database !== 'string') await database.close()
  }
}

/** What is looked at. `port`: where the site answers while no public address is named. */
export function examinedOf(config: Config, port: number, database: Connection | string): Parameters<typeof examine>[0] {
  return { ...config, database, clock: systemClock, publicUrl: config.publicUrl ?? `http://localhost:${port}` }
}

/** A line each, what is wrong with what to do. Exit code 1 when there is a fault; `--json`: one JSON array. */
export function describeFindings(args: readonly string[], findings: readonly (Finding | ConfigFault)[]): CommandResult {
  const { values } = parseOptions(args, { json: { type: 'boolean' } }, USAGE)
  const exitCode = findings.some(({ state }) => state === 'fault') ? 1 : 0
  if (values['json'] === true) return { exitCode, found: true, lines: [JSON.stringify(findings, null, 2)] }
  const counted = (state: Finding['state'], one: string) => `${findings.filter((finding) => finding.state === state).length} ${one}`
  const lines = findings.map(
    ({ state, check, says, fix }) => `${state.padEnd(6)}${check.padEnd(14)}${says}${fix === undefined ? '' : ` → ${fix}`}`,
  )
  return {
    exitCode,
    found: true,
    lines: [...lines, `${counted('ok', 'ok')}, ${counted('warn', 'to think about')}, ${counted('fault', 'to mend')}.`],
  }
}

/** A configuration that is not valid, as a finding; nothing else can be looked at then. */
export interface ConfigFault {
  readonly state: 'fault'
  readonly check: 'configuration'
  readonly says: string
  readonly fix?: string
}

async function openDatabase({ databaseUrl, dataDirectory }: Config): Promise<Connection | string> {
  if (databaseUrl === undefined && !existsSync(join(dataDirectory, 'postgres/PG_VERSION')))
    return `There is no database in ${dataDirectory} yet: the first start makes it, or DATABASE_URL names one.`
  try {
    return await connect({ databaseUrl, dataDirectory, poolSize: 2 })
  } catch (error) {
    if (error instanceof StartRefused) return error.message
    throw error
  }
}
