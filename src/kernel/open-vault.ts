import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartRefused } from '../../db/errors.ts'
import type { Database } from '../../db/schema.ts'
import { createVault, SECRET_BYTES, type Vault } from './vault.ts'

export interface VaultKey {
  /** The secret itself (VAULT_KEY); undefined: the one in `file`. */
  readonly key: string | undefined
  /** Made on first start, mode 0600. */
  readonly file: string
}

/**
 * The vault of this database. The database remembers a fingerprint of the key that it was first used with: throws StartRefused
 * with any other one, before anything is sealed that nobody could open.
 */
export async function openVault(db: Database, from: VaultKey): Promise<Vault> {
  const known = await db.selectFrom('vault').select('fingerprint').executeTakeFirst()
  const secret = Buffer.from(from.key ?? keyIn(from.file, known !== undefined), 'utf8')
  if (secret.length < SECRET_BYTES)
    throw new StartRefused(
      `The key of the vault must have at least ${SECRET_BYTES} characters: ${from.key === undefined ? from.file : 'VAULT_KEY'}.`,
    )
  const vault = createVault(secret)
  const fingerprint = vault.fingerprint('vault', 'key')
  await db
    .insertInto('vault')
    .values({ fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await db.selectFrom('vault').select('fingerprint').executeTakeFirstOrThrow()
  if (!fingerprint.equals(kept.fingerprint))
    throw new StartRefused(
      'The key of the vault is not the one that this database was first used with. Restore it: VAULT_KEY or VAULT_KEY_FILE.',
    )
  return vault
}

function keyIn(file: string, used: boolean): string {
  if (!existsSync(file)) {
    if (used)
      throw new StartRefused(`The key that addresses are sealed with is missing: ${file}. Restore it, or set VAULT_KEY or VAULT_KEY_FILE.`)
    makeKey(file)
  }
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartRefused(`The key of the vault cannot be read: ${file} (${error instanceof Error ? error.message : 'unknown'}).`)
  }
}

/** Appears whole or not at all, and never takes the place of one that another process made meanwhile. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const partial = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(partial, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(partial, file)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(partial)
  }
}
