import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto'

const ED25519 = 1
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const MOST_SIGNATURES = 64

/** A key that notes are verified with (C2SP signed-note, Ed25519). */
export interface VerifierKey {
  /** The key's name; a log's is its origin. */
  readonly name: string
  readonly id: number
  readonly publicKey: KeyObject
  /** `<name>+<hex id>+<base64 of type and key>` */
  readonly text: string
}

export interface SigningKey {
  readonly verifier: VerifierKey
  readonly privateKey: KeyObject
}

export interface Note {
  /** With its last newline: what is signed. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly id: number; readonly signature: Buffer }[]
}

/** Reads a verifier key. Throws an Error that says what is wrong with it. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  if (name === '' || bytes.length !== 33 || bytes[0] !== ED25519) throw new Error('not an Ed25519 verifier key in note format')
  const key = verifierKey(name, bytes.subarray(1))
  if (key.id !== Number.parseInt(id, 16)) throw new Error('a verifier key whose id does not fit its name and bytes')
  return key
}

function verifierKey(name: string, bytes: Uint8Array): VerifierKey {
  const typed = Buffer.concat([Buffer.of(ED25519), bytes])
  const digest = createHash('sha256').update(`${name}\n`).update(typed).digest()
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: 'der', type: 'spki' })
  return { name, id: digest.readUInt32BE(0), publicKey, text: `${name}+${digest.toString('hex', 0, 4)}+${typed.toString('base64')}` }
}

/** A new key as text, in the format that Go's sumdb/note reads: `PRIVATE+KEY+<name>+<hex id>+<base64 of type and seed>`. */
export function newSigningKey(name: string): string {
  if (!/^[^\s+]+$/u.test(name)) throw new Error(`not a key name: ${name}`)
  const seed = randomBytes(32)
  const { id } = signingKey(name, seed).verifier
  return `PRIVATE+KEY+${name}+${id.toString(16).padStart(8, '0')}+${Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')}`
}

/** Reads what `newSigningKey` writes. Throws an Error that never quotes the key. */
export function parseSigningKey(text: string): SigningKey {
  const [, name = '', id = '', encoded = ''] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  if (name === '' || bytes.length !== 33 || bytes[0] !== ED25519) throw new Error('not an Ed25519 signing key in note format')
  const key = signingKey(name, bytes.subarray(1))
  if (key.verifier.id !== Number.parseInt(id, 16)) throw new Error('a signing key whose id does not fit its name and bytes')
  return key
}

function signingKey(name: string, seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { verifier: verifierKey(name, spki.subarray(PUBLIC_PREFIX.length)), privateKey }
}

/** Signs a text (which ends in a newline) with each key: the whole note. */
export function signNote(text: string, keys: readonly SigningKey[]): string {
  const lines = keys.map(({ verifier, privateKey }) => {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(verifier.id)
    const signature = Buffer.concat([id, sign(null, Buffer.from(text, 'utf8'), privateKey)])
    return `— ${verifier.name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** Takes a note apart. Null when it is not one. */
export function parseNote(note: string): Note | null {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) return null
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return null
  const signatures = []
  for (const line of lines) {
    const [, name, encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
    const bytes = Buffer.from(encoded, 'base64')
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded) return null
    signatures.push({ name, id: bytes.readUInt32BE(0), signature: bytes.subarray(4) })
  }
  return { text: note.slice(0, cut + 1), signatures }
}

/** The keys among these that signed the note. Null when none did, or when a signature under the name and id of one is wrong. */
export function signersOf(note: Note, keys: readonly VerifierKey[]): readonly VerifierKey[] | null {
  const signers: VerifierKey[] = []
  for (const { name, id, signature } of note.signatures) {
    const key = keys.find((candidate) => candidate.name === name && candidate.id === id)
    if (key === undefined) continue
    if (!verify(null, Buffer.from(note.text, 'utf8'), key.publicKey, signature)) return null
    signers.push(key)
  }
  return signers.length === 0 ? null : signers
}
