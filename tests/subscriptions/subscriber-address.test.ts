import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SubscriberAddress } from '../../src/subscriptions/subscriber-address.ts'

const read = (typed: string) => {
  const parsed = SubscriberAddress.safeParse(typed)
  return parsed.success ? parsed.data : `! ${parsed.error.issues[0]?.message}`
}

it.each([
  ['Rosa.Quispe+vigia@Example.ORG', 'Rosa.Quispe+vigia@example.org'],
  ["  o'neil@example.org\u00a0", "o'neil@example.org"],
  ['rosa@münchen.example', 'rosa@xn--mnchen-3ya.example'],
  ['rosa@пример.рф', 'rosa@xn--e1afmkfd.xn--p1ai'],
  ['rosa@ｅxample.org', 'rosa@example.org'],
  ['info@organizacion.example', 'info@organizacion.example'],
  ['news@diario.example', 'news@diario.example'],
])('%s is %s', (typed, address) => {
  expect(read(typed)).toBe(address)
})

it.each([
  ['invalid_email', ['rosa', '@example.org', 'rosa@', 'rosa@localhost', 'rosa@example', 'a@b@example.org', 'rosa@example..org']],
  [
    'invalid_email',
    [
      '.rosa@example.org',
      'rosa.@example.org',
      'ro..sa@example.org',
      `${'r'.repeat(65)}@example.org`,
      'maría@example.org',
      '=?utf-8?q?x?=@example.org',
    ],
  ],
  ['invalid_email', ['rosa@127.0.0.1', 'rosa@[127.0.0.1]', 'rosa@0x7f.0x1', 'rosa@2130706433', 'rosa@[::1]', 'rosa@١٢٧.٠.٠.١']],
  [
    'invalid_email',
    ['Rosa <rosa@example.org>', 'rosa@example.org,elsa@example.org', 'rosa@example.org elsa@example.org', '"a b"@example.org'],
  ],
  [
    'invalid_email',
    [
      'rosa@example.org/x',
      'rosa@münchen.example/x',
      'rosa@ex%61mple.org',
      'rosa@exam／ple.org',
      'rosa@example.org?cc=x',
      'x'.repeat(9_000),
    ],
  ],
  [
    'control_characters',
    ['rosa@example.org\r\nBcc: elsa@example.org', 'rosa@example.org\n', 'ro\u0000sa@example.org', 'rosa@example.org\u2028x'],
  ],
  ['control_characters', ['rosa@exam\u200bple.org', 'rosa@\u202egro.elpmaxe', 'rosa\ud800@example.org']],
  ['too_long', [`rosa@${'example.'.repeat(40)}org`]],
  ['required', ['', '   ']],
  [
    'address_nobody',
    ['postmaster@example.org', 'ABUSE@example.org', 'no-reply@example.org', 'no.reply+x@example.org', 'Mailer-Daemon@example.org'],
  ],
  ['address_nobody', ['hostmaster@example.org', 'lista-request@example.org', 'owner-lista@example.org', 'noresponder@example.org']],
])('refuses as %s', (fault, typed) => {
  expect(typed.map(read)).toEqual(typed.map(() => `! ${fault}`))
})

it('gives one plain ASCII address or a fault, whatever is typed, and its own answer back', () => {
  const near = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.webAuthority()).map((parts) => parts.join('@')),
  )
  fc.assert(
    fc.property(near, (typed) => {
      const answer = read(typed)
      if (answer.startsWith('! ')) return
      expect(answer).toMatch(/^[!-?A-~]+@[a-z0-9.-]+\.[a-z0-9-]+$/)
      expect(read(answer)).toBe(answer)
    }),
    { numRuns: 200 },
  )
})
