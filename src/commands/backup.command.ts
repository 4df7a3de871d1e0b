import { resolve } from 'node:path'
import { statSync } from 'node:fs'
import { backUp } from '../backup/index.ts'
import type { Context } from '../kernel/context.ts'
import { parseOptions } from './parse-options.ts'
import { describeBackup } from './describe-backup.ts'
import type { Surroundings, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia backup FILE'

/** `vigia backup`: writes everything that the database and the object store hold into one signed file, also while the service runs. */
export async function backupCommand(
  ctx: Context,
  args: readonly string[],
  tell: TellProgress,
  { engine, logKeyFile }: Surroundings,
): Promise<readonly string[]> {
  const { positionals } = parseOptions(args, {}, USAGE)
  const [named] = positionals
  if (named === undefined || positionals.length !== 1) throw new UsageError(`Usage: ${USAGE}`)
  const file = resolve(named)
  const manifest = await backUp(ctx, { file, engine, logKeyFile }, tell)
  return [
    `Wrote ${file}, ${statSync(file).size} bytes.`,
    ...describeBackup(manifest),
    ...manifest.files.missing.map((sha256) => `The object store no longer has ${sha256}.`),
    'Keep it secret, and keep the keys apart from it: log-key, log-key.signed and vault-key are not in it (docs/operation.md).',
  ]
}
