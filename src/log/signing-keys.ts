import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartRefused } from '../../db/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import { newSigningKey, parseSigningKey, type SigningKey } from '../verifier/index.ts'

/** The first names the log. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]]

/**
 * The keys that sign the log, from a file with one key in note format a line; the first names the log (its origin). The file is
 * made on first start (mode 0600), with the host of the public address and `/log` as the origin, which then stays what it is.
 * Throws StartRefused when the file cannot be read.
 */
export function readSigningKeys(file: string, publicUrl: string, log: Logger): SigningKeys {
  const asked = `${new URL(publicUrl).host}/log`
  if (!existsSync(file)) makeKey(file, asked)
  const keys = parseKeys(file)
  const [{ verifier }] = keys
  if (verifier.name !== asked) {
    log.warn({ origin: verifier.name, publicUrl }, 'the log was begun under another address; it keeps that origin')
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    log.warn({ file }, 'the log key can be read by others: chmod 600')
  return keys
}

/** The same of a file that must be there already. Null when it is not; throws StartRefused when it holds no key. */
export function readKeptKeys(file: string): SigningKeys | null {
  return existsSync(file) ? parseKeys(file) : null
}

function parseKeys(file: string): SigningKeys {
  try {
    const [first, ...others] = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(parseSigningKey)
    if (first === undefined) throw new Error('it is empty')
    if (others.some((key) => key.verifier.name !== first.verifier.name)) throw new Error('its keys have different names')
    return [first, ...others]
  } catch (error) {
    throw new StartRefused(
      `LOG_KEY_FILE ${file} holds no log key (${error instanceof Error ? error.message : 'unreadable'}). Nothing was touched.`,
    )
  }
}

/** Written whole before it has its name: of several processes that start at once, one makes the key. */
function makeKey(file: string, origin: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // In containers that share the folder the numbers of processes are the same.
  const partial = `${file}.${process.pid}.${randomUUID()}`
  writeFileSync(partial, `${newSigningKey(origin)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(partial, file)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(partial)
  }
}
