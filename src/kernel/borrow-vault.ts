import { randomBytes } from 'node:crypto'
import { StartRefused } from '../../db/errors.ts'
import type { Database } from '../../db/schema.ts'
import { openVault, type VaultKey } from './open-vault.ts'
import { createVault, SECRET_BYTES, type Vault } from './vault.ts'

/**
 * The vault for a verb of the command line, which may run on another machine than the service: makes no key and does not let the
 * database remember one. Without the right key every use of it throws StartRefused, and verbs that use none work all the same.
 */
export async function borrowVault(db: Database, from: VaultKey): Promise<Vault> {
  const known = await db.selectFrom('vault').select('fingerprint').executeTakeFirst()
  if (!known) return createVault(randomBytes(SECRET_BYTES))
  try {
    return await openVault(db, from)
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    const refuse = () => {
      throw error
    }
    return { seal: refuse, open: refuse, fingerprint: refuse, sign: refuse, verify: refuse }
  }
}
