import type { Vault } from '../kernel/vault.ts'

/** What the vault seals and fingerprints addresses for. */
export const ADDRESS = 'subscriber address'

/** What an address is found by. Capital letters make no difference: hardly a server takes them for another mailbox. */
export function fingerprintOf(vault: Vault, address: string): Buffer {
  return vault.fingerprint(ADDRESS, address.toLowerCase())
}
