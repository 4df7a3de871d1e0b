import { randomBytes } from 'node:crypto'
import type { Vault } from '../kernel/vault.ts'

const PURPOSE = 'webhook-secret'
const BYTES = 32

/** A new secret as Standard Webhooks writes it (`whsec_` and base64), and how it is stored. */
export function newSecret(vault: Vault): { readonly secret: string; readonly sealed: Buffer } {
  const secret = `whsec_${randomBytes(BYTES).toString('base64')}`
  return { secret, sealed: vault.seal(PURPOSE, secret) }
}

export function openSecret(vault: Vault, sealed: Buffer): string {
  return vault.open(PURPOSE, sealed)
}
