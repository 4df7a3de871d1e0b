import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'

const CODES = 10
/** 120 bits: too many to guess, so that a plain digest keeps them. */
const BYTES = 15
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Puts ten new recovery codes in the place of those that an account has, and returns them, the only time that they are seen. */
export async function storeRecoveryCodes(trx: Transaction, accountId: string, now: Date): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await trx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  await trx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ id: randomUUIDv7(), account_id: accountId, sha256: digestOf(code), created_at: now, used_at: null })))
    .execute()
  return codes
}

/** SHA-256 of a recovery code, however it was spaced and whatever its case. */
export function digestOf(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z2-7]/g, ''))
    .digest()
}

/** Six groups of four letters and digits. */
function newCode(): string {
  const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}
