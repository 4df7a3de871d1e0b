import { resolve } from 'node:path'
import { checkBackUp } from '../backup/index.ts'
import type { Config } from '../config.ts'
import { openBucket } from '../evidence/index.ts'
import { lastSigned, readKeptKeys } from '../log/index.ts'
import { describeBackup } from './describe-backup.ts'
import { parseOptions } from './parse-options.ts'
import { restoreInto } from './restore-into.ts'
import type { CommandResult, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia restore FILE [--check]'

/**
 * `vigia restore`: puts a back-up into the database that the configuration names, which must be empty; with `--check` only reads it and
 * compares it with its manifest. Needs no service and no database beforehand. Throws StartRefused, UsageError.
 */
export async function restoreCommand(args: readonly string[], config: Config, tell: TellProgress): Promise<CommandResult> {
  const { values, positionals } = parseOptions(args, { check: { type: 'boolean' } }, USAGE)
  const [named] = positionals
  if (named === undefined || positionals.length !== 1) throw new UsageError(`Usage: ${USAGE}`)
  const file = resolve(named)
  const keys = readKeptKeys(config.logKeyFile)
  if (values['check'] === true) {
    const { manifest, signer, known } = await checkBackUp(file, keys)
    const whose = known ? 'the key of this log' : `${signer}, which is not at hand here: compare it with the key that you kept`
    return {
      exitCode: 0,
      lines: [...describeBackup(manifest), `Every row and file is as the manifest says, and the manifest is signed by ${whose}.`],
    }
  }
  const bucket = config.files.bucket && openBucket(config.files.bucket)
  try {
    const { manifest, signer, known } = await restoreInto(config, { file, keys, putObject: bucket && bucket.put }, tell)
    const signed = lastSigned(config.logKeyFile)?.size ?? 0
    return {
      exitCode: 0,
      lines: [
        ...describeBackup(manifest),
        'Every row was read back and compared, and the log leads to its root.',
        ...(known ? [] : [`Before you start: put the log key back as ${config.logKeyFile}. The back-up is signed by ${signer}.`]),
        ...(signed > manifest.log.size
          ? [`${config.logKeyFile} has signed ${signed} acts already, more than came back: docs/log.md, "When it refuses".`]
          : []),
        'The key of the vault must be the one from before, too (VAULT_KEY or VAULT_KEY_FILE).',
      ],
    }
  } finally {
    await bucket?.close()
  }
}
