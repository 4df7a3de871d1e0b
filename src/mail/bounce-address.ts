import { timingSafeEqual } from 'node:crypto'
import type { Vault } from '../kernel/vault.ts'

const SIGNATURE_BYTES = 10
const TOKEN = /(?<![0-9a-f])([0-9a-f]{32})([0-9a-f]{20})(?![0-9a-f])/

/**
 * The return path of one mail (VERP): whoever reports a failure to it says which mail failed, and nobody can make one up. Only
 * small letters and digits, because mailbox software may change case; 60 characters before the @, of 64 (RFC 5321, section 4.5.3).
 */
export function bounceAddress(vault: Vault, mailId: string, domain: string): string {
  const id = mailId.replaceAll('-', '').toLowerCase()
  return `bounces+${id}${signature(vault, id).toString('hex')}@${domain}`
}

/** The mail that a return path, or its token alone, belongs to; null when we did not sign it. */
export function readBounceAddress(vault: Vault, address: string): string | null {
  const [, id, sent] = TOKEN.exec(address.toLowerCase()) ?? []
  if (id === undefined || sent === undefined) return null
  if (!timingSafeEqual(signature(vault, id), Buffer.from(sent, 'hex'))) return null
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function signature(vault: Vault, id: string): Buffer {
  return vault.fingerprint('bounce', id).subarray(0, SIGNATURE_BYTES)
}
