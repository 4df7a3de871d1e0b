import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createVault } from '../../src/kernel/vault.ts'

const secret = Buffer.alloc(32, 1)
const vault = createVault(secret)
const other = createVault(Buffer.alloc(32, 2))

it('gives back what it sealed, whatever it was, and seals the same text differently each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 40 }), (text, purpose) => {
      const sealed = vault.seal(purpose, text)
      expect(vault.open(purpose, sealed)).toBe(text)
      expect(sealed.equals(vault.seal(purpose, text))).toBe(false)
      expect(sealed.length).toBe(Buffer.byteLength(text) + 28)
    }),
    { numRuns: 200 },
  )
})

it('opens nothing that was changed in any bit, cut anywhere, sealed for another purpose or with another key', () => {
  const sealed = vault.seal('address', 'rosa@example.org')
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => vault.open('address', changed)).toThrow()
  }
  for (let length = 0; length < sealed.length; length += 1) expect(() => vault.open('address', sealed.subarray(0, length))).toThrow()
  expect(() => vault.open('address', Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow()
  expect(() => vault.open('addresses', sealed)).toThrow()
  expect(() => other.open('address', sealed)).toThrow()
})

it('fingerprints alike only the same text, for the same purpose, with the same key', () => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'vigia/fingerprint/address', 32))
  expect(vault.fingerprint('address', 'a').equals(createHmac('sha256', key).update('a').digest())).toBe(true)
  const prints = [vault.fingerprint('address', 'b'), vault.fingerprint('client', 'a'), other.fingerprint('address', 'a')]
  for (const print of prints) expect(print.equals(vault.fingerprint('address', 'a'))).toBe(false)
})

it('verifies its own tokens and no text that differs from one in a single character', () => {
  const token = vault.sign('link', 'abc~XYZ-_09')
  expect(vault.verify('link', token)).toBe('abc~XYZ-_09')
  expect(token).toMatch(/^[\w~-]+\.[\w-]{22}$/)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.'
  for (let at = 0; at < token.length; at += 1) {
    for (const letter of alphabet) {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      expect(vault.verify('link', changed)).toBe(changed === token ? 'abc~XYZ-_09' : null)
    }
  }
  for (const none of ['', '.', 'abc', `${token}=`, `${token}.x`, ` ${token}`, 'x'.repeat(100_000), `\0${token}`])
    expect(vault.verify('link', none)).toBeNull()
  expect(vault.verify('other', token)).toBeNull()
  expect(other.verify('link', token)).toBeNull()
  for (const payload of ['', 'a.b', 'á', 'x'.repeat(201)]) expect(() => vault.sign('link', payload)).toThrow()
})

it('takes no secret that could be guessed by its length', () => {
  expect(() => createVault(Buffer.alloc(31))).toThrow('32 bytes')
})
