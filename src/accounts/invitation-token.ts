import { createHash, randomBytes } from 'node:crypto'

export const INVITATION_LIFE_MS = 7 * 24 * 3600_000

/** A fresh token for the link, 32 random bytes in base64url, and what is stored of it. */
export function newToken(): { readonly token: string; readonly sha256: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, sha256: tokenSha256(token) }
}

export function tokenSha256(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
