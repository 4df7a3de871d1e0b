import { statSync } from 'node:fs'
import type { Database } from '../../db/schema.ts'
import { borrowVault } from '../kernel/borrow-vault.ts'
import type { VaultKey } from '../kernel/open-vault.ts'
import { lastSigned, readKeptKeys, rootAt } from '../log/index.ts'
import { type Finding, why } from './finding.ts'

/** The key of the log, what it has signed against what the log is, and the key of the vault. Without a database the files only. */
export async function checkKeys(db: Database | null, logKeyFile: string, vault: VaultKey): Promise<readonly Finding[]> {
  return [...(await logKey(db, logKeyFile)), ...(db === null ? [] : await vaultKey(db, vault))]
}

async function logKey(db: Database | null, file: string): Promise<readonly Finding[]> {
  try {
    const size = db === null ? null : (await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
    const keys = readKeptKeys(file)
    if (keys === null)
      return [
        size === null || size === 0
          ? { state: 'warn', check: 'keys', says: `The key of the log is made at the first start (${file}).`, fix: 'Back it up then.' }
          : {
              state: 'fault',
              check: 'keys',
              says: `The key of the log is not at ${file}, and the log has ${size} acts.`,
              fix: 'Put log-key and log-key.signed back before the next start, or a new key would be made.',
            },
      ]
    const findings: Finding[] = []
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      findings.push({ state: 'fault', check: 'keys', says: `Others can read the key of the log.`, fix: `chmod 600 ${file}` })
    const signed = lastSigned(file)
    const broken = signed === null || size === null || db === null ? null : await differs(db, signed, size)
    findings.push(
      broken === null
        ? {
            state: 'ok',
            check: 'keys',
            says: `The log is signed as ${keys[0].verifier.name}${signed === null ? '' : `, ${signed.size} acts so far`}.`,
          }
        : { state: 'fault', check: 'keys', says: broken, fix: 'docs/log.md, "When it refuses".' },
    )
    return findings
  } catch (error) {
    return [
      {
        state: 'fault',
        check: 'keys',
        says: `The key of the log: ${why(error)}`,
        fix: 'Restore it from where you keep the keys (LOG_KEY_FILE).',
      },
    ]
  }
}

async function differs(db: Database, signed: { readonly size: number; readonly root: Buffer }, size: number): Promise<string | null> {
  if (size < signed.size) return `The log has ${size} acts, and ${signed.size} were signed.`
  const root = await rootAt(db, signed.size)
  return root.equals(signed.root) ? null : `The first ${signed.size} acts are not those that were signed.`
}

async function vaultKey(db: Database, from: VaultKey): Promise<readonly Finding[]> {
  const used = await db.selectFrom('vault').select('fingerprint').executeTakeFirst()
  if (!used) return [{ state: 'ok', check: 'keys', says: 'The vault was not used yet.' }]
  try {
    ;(await borrowVault(db, from)).fingerprint('doctor', 'probe')
    return [{ state: 'ok', check: 'keys', says: 'The key of the vault is the one that this database was first used with.' }]
  } catch (error) {
    return [
      { state: 'fault', check: 'keys', says: why(error), fix: 'Restore VAULT_KEY or VAULT_KEY_FILE: without it no address can be read.' },
    ]
  }
}
