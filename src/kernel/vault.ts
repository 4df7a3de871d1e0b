import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16
const SIGNATURE_BYTES = 16
const PAYLOAD = /^[\w~-]{1,200}$/

/** What a secret has at least. */
export const SECRET_BYTES = 32

/** Keeps what must be read again but never lies open in the database, and signs what a link must carry. Each purpose has a key of its own. */
export interface Vault {
  /** AES-256-GCM with a fresh nonce, so that the same text is sealed differently each time. */
  seal(purpose: string, text: string): Buffer
  /** Throws when it was sealed for another purpose, with another key, or was changed. */
  open(purpose: string, sealed: Buffer): string
  /** HMAC-SHA-256 (32 bytes): the same for the same text, and useless without the key. */
  fingerprint(purpose: string, text: string): Buffer
  /** `payload` (letters, digits, `-`, `_`, `~`) with a signature of 128 bits, for an address. */
  sign(purpose: string, payload: string): string
  /** The payload of a token that `sign` made for this purpose; null for any other text. */
  verify(purpose: string, token: string): string | null
}

/** A vault over one secret of at least 32 bytes; a key a purpose and use is derived from it (HKDF-SHA-256, RFC 5869). */
export function createVault(secret: Buffer): Vault {
  if (secret.length < SECRET_BYTES) throw new Error(`the secret of the vault must have at least ${SECRET_BYTES} bytes`)
  const keys = new Map<string, Buffer>()
  const key = (use: string, purpose: string) => {
    const name = `vigia/${use}/${purpose}`
    const known = keys.get(name)
    if (known) return known
    const derived = Buffer.from(hkdfSync('sha256', secret, '', name, 32))
    keys.set(name, derived)
    return derived
  }
  const signature = (purpose: string, payload: string) =>
    createHmac('sha256', key('sign', purpose)).update(payload).digest().subarray(0, SIGNATURE_BYTES).toString('base64url')
  return {
    seal(purpose, text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key('seal', purpose), iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key('seal', purpose), sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    fingerprint: (purpose, text) => createHmac('sha256', key('fingerprint', purpose)).update(text).digest(),
    sign(purpose, payload) {
      if (!PAYLOAD.test(payload)) throw new Error('a payload is 1 to 200 letters, digits, -, _ and ~')
      return `${payload}.${signature(purpose, payload)}`
    },
    verify(purpose, token) {
      const [payload = '', sent = '', ...more] = token.split('.')
      const made = Buffer.from(signature(purpose, payload))
      const given = Buffer.from(sent)
      return more.length === 0 && PAYLOAD.test(payload) && made.length === given.length && timingSafeEqual(made, given) ? payload : null
    },
  }
}
