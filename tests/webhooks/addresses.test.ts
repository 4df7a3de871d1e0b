import { expect, it } from 'vitest'
import { openWebhookSender } from '../../src/webhooks/index.ts'
import { openReceiver, toThisMachine } from './receiver.ts'

/** Every way to write a place inside: what is refused at creation, and refused again when a row has it already. */
const INSIDE = `
  127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.1 0177.0.0.1 017700000001 127.0.0.1. ①②⑦.⓪.⓪.① 127%2e0.0.1 0.0.0.0 0
  [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::1] [2002:7f00:1::]
  [2001:0:7f00:1::] [fe80::1] [fec0::1] [fc00::1] [fd00::1] [ff02::1] [2001:db8::1] [3fff::1] [5f00::1] [::ffff:a9fe:a9fe]
  10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 169.254.169.254 198.18.0.1 192.0.2.1 224.0.0.1 255.255.255.255 0xa9fea9fe
  localhost LOCALHOST localhost. a.localhost a.b.localhost. metadata.google.internal base-de-datos impresora.local router.lan
  inside.example meta.example both.example six.example mapped.example
`
  .trim()
  .split(/\s+/)

const { sender } = openWebhookSender('https://vigia.example', toThisMachine([], { allowed: [] }))

it.each(INSIDE)('nothing is sent to %s', async (host) => {
  for (const port of ['', ':8443']) {
    const address = `https://${host}${port}/hook`
    expect(await sender.addressFault(address)).toBe('not_public')
    expect(await sender.post(address, {}, Buffer.from('{}'), new Date(0))).toMatchObject({
      outcome: 'failed',
      fault: 'not_allowed',
      status: null,
    })
  }
})

it.each([
  ['http://public.example/', 'not_https'],
  ['http://127.0.0.1/', 'not_https'],
  ['https://someone@public.example/', 'credentials'],
  ['https://:secret@public.example/', 'credentials'],
  ['https://vigia.example/api', 'own'],
  ['https://VIGIA.example.:8443/api', 'own'],
  ['https://public.example:22/', 'port'],
  ['https://public.example:5432/', 'port'],
  ['https://public.example:80/', 'port'],
  ['ftp://public.example/', 'not_an_address'],
  ['file:///etc/passwd', 'not_an_address'],
  ['javascript:alert(1)', 'not_an_address'],
  ['public.example/hook', 'not_an_address'],
  ['https://', 'not_an_address'],
  ['https://public.example:443/hook?token=x#y', null],
  ['https://public.example:8443/', null],
  ['https://nowhere.example/', null],
])('%s: %s', async (address, fault) => {
  expect(await sender.addressFault(address)).toBe(fault)
  if (fault !== null) expect(await sender.post(address, {}, Buffer.from('{}'), new Date(0))).toMatchObject({ fault: 'not_allowed' })
})

it('this machine is not reached by any name or spelling, though somebody listens', async () => {
  const receiver = await openReceiver()
  const open = openWebhookSender('https://vigia.example', toThisMachine([receiver.port], { allowed: [] })).sender
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:7f00:1]', 'receiver.example', 'localhost'])
    expect(await open.post(`https://${host}:${receiver.port}/`, {}, Buffer.from('{}'), new Date(0))).toMatchObject({ fault: 'not_allowed' })
  expect(receiver.received).toEqual([])
  await receiver.close()
})
