import { expect, it } from 'vitest'
import { bounceAddress, readBounceAddress } from '../../src/mail/index.ts'
import { classifyAnswer } from '../../src/mail/classify-answer.ts'
import { createPace } from '../../src/mail/pace.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { TEST_VAULT } from '../support/vault.ts'

const ID = '019ab0c3-1f2d-7000-8000-0123456789ab'

it('reads only return paths that it signed, whatever their case and dress', () => {
  const address = bounceAddress(TEST_VAULT, ID, 'bounces.example')
  const [local = ''] = address.split('@')
  expect([local.length <= 64, address === address.toLowerCase()]).toEqual([true, true])
  const token = local.slice('bounces+'.length)
  for (const dressed of [address, address.toUpperCase(), `<${address}>`, `rfc822; ${address}`, token])
    expect(readBounceAddress(TEST_VAULT, dressed)).toBe(ID)
  const other = createVault(Buffer.alloc(32, 8))
  const flipped = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
  for (const forged of [
    '',
    'bounces+@x',
    flipped,
    token.slice(1),
    `0${token}`,
    bounceAddress(other, ID, 'x'),
    token.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  ])
    expect(readBounceAddress(TEST_VAULT, forged)).toBe(null)
})

const at = (command: string, response: string) =>
  classifyAnswer({
    phase: 'transaction',
    code: command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE',
    command,
    responseCode: Number(response.slice(0, 3)),
    response,
  })

it.each([
  ['RCPT TO', '550 5.1.1 unknown', 'refused', true],
  ['RCPT TO', '550-5.1.1 unknown\n550 5.1.1 really', 'refused', true],
  ['RCPT TO', '550 5.1.10 null MX', 'refused', true],
  ['RCPT TO', '550 5.2.1 disabled', 'refused', true],
  ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied', 'refused', true],
  ['RCPT TO', '556 5.1.10 no mail here', 'refused', true],
  ['RCPT TO', '550 No such user 5.1.1 here', 'refused', true],
  ['RCPT TO', '553 sorry', 'refused', true],
  ['DATA', '550 5.1.1 unknown', 'refused', true],
  ['RCPT TO', '550 5.1.8 bad sender', 'unwanted', undefined],
  ['RCPT TO', '550 5.7.1 blocked', 'unwanted', undefined],
  ['RCPT TO', '554 blocked', 'unwanted', undefined],
  ['DATA', '550 spam', 'unwanted', undefined],
  ['DATA', '554 5.7.1 spam', 'unwanted', undefined],
  ['RCPT TO', '552 5.2.2 mailbox full', 'deferred', undefined],
  ['RCPT TO', '552 mailbox full', 'deferred', undefined],
  ['RCPT TO', '451 4.7.1 greylisted', 'deferred', undefined],
  ['DATA', '452 4.3.1 later', 'deferred', undefined],
  ['DATA', '552 5.3.4 too big', 'refused', false],
  ['DATA', '552 too big', 'refused', false],
  ['MAIL FROM', '552 5.3.4 too big', 'refused', false],
  ['MAIL FROM', '452 4.3.1 later', 'outage', undefined],
  ['MAIL FROM', '550 5.1.8 not yours', 'outage', undefined],
  ['RCPT TO', '530 5.7.0 sign in first', 'outage', undefined],
  ['RCPT TO', '421 4.7.0 too many', 'interrupted', undefined],
  ['DATA', '503 5.5.1 bad sequence', 'interrupted', undefined],
] as const)('%s answered with %s is %s', (command, response, kind, address) => {
  const answer = at(command, response)
  expect([answer.kind, 'address' in answer ? answer.address : undefined]).toEqual([kind, address])
  expect(JSON.stringify(answer)).not.toMatch(/[a-z]+ (?:user|sender|full)|blocked|spam/)
})

it('lets no more begin than the rate allows, without a burst after a rest', async () => {
  let now = 0
  const wakes: { at: number; wake: () => void }[] = []
  const pace = createPace({ perSecond: 4, now: () => now, sleep: (ms) => new Promise((wake) => wakes.push({ at: now + ms, wake })) })
  const begun: number[] = []
  const all = Array.from({ length: 9 }, async () => {
    await pace()
    begun.push(now)
  })
  await Promise.resolve()
  for (const { at: then, wake } of wakes.toSorted((a, b) => a.at - b.at)) {
    now = then
    wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(all)
  expect(begun).toEqual([0, 250, 500, 750, 1000, 1250, 1500, 1750, 2000])
  now = 60_000
  await pace()
  const after = pace()
  expect(wakes.at(-1)?.at).toBe(60_250)
  wakes.at(-1)?.wake()
  await after
})
