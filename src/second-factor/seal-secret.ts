import type { Vault } from '../kernel/vault.ts'

const PURPOSE = 'second factor'

/** The secret of an account, sealed together with the account, so that it opens in no other row. */
export function sealSecret(vault: Vault, accountId: string, secret: string): Buffer {
  return vault.seal(PURPOSE, `${accountId} ${secret}`)
}

/** Throws when it was sealed for another account or with another key. */
export function openSecret(vault: Vault, accountId: string, sealed: Buffer): string {
  const [owner, secret = ''] = vault.open(PURPOSE, sealed).split(' ')
  if (owner !== accountId) throw new Error('the secret belongs to another account')
  return secret
}
