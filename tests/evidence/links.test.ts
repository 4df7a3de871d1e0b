import { createServer, type Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLinkFetcher } from '../../src/evidence/index.ts'
import { addressFault } from '../../src/kernel/public-address.ts'

const INSIDE = `
  127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. ①②⑦.⓪.⓪.① 127%2e0.0.1 [::1]
  [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::] [::127.0.0.1] [64:ff9b::7f00:1]
  [2002:7f00:1::] [fe80::1] [fd00::1] [ff02::1] 0.0.0.0 0 localhost LOCALHOST localhost. a.localhost 10.0.0.1
  172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254 224.0.0.1 255.255.255.255 metadata.google.internal
  base-de-datos impresora.local router.lan
`
  .trim()
  .split(/\s+/)

let server: Server
let port: number
let asked: string[]

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    const [, act = '', ...rest] = (request.url ?? '').split('/')
    if (act === 'to') response.writeHead(302, { location: decodeURIComponent(rest.join('/')) }).end()
    else if (act === 'status') response.writeHead(Number(rest[0]), { 'content-type': 'text/html' }).end('no')
    else if (act === 'large') {
      response.writeHead(200, rest[0] === 'announced' ? { 'content-length': '2000' } : {})
      response.end(Buffer.alloc(2_000))
    } else if (act === 'never') response.writeHead(200).write('…')
    else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('hola')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Names that a stranger's name server may answer with whatever it likes. */
const lookup: LookupFunction = (name, options, callback) => {
  const address = name.startsWith('inside') ? '127.0.0.1' : name.startsWith('meta') ? '169.254.169.254' : '127.0.0.2'
  if (options.all === true) callback(null, [{ address, family: 4 }])
  else callback(null, address, 4)
}

function fetcher(over: Parameters<typeof openLinkFetcher>[1] = {}) {
  asked = []
  return openLinkFetcher('https://vigia.example', { ports: [port], lookup, maxBytes: 1_000, milliseconds: 600, ...over }).fetchLink
}

describe('an address that leads inside', () => {
  it.each(INSIDE)('%s', async (host) => {
    for (const scheme of ['http', 'https']) expect(addressFault(`${scheme}://${host}/`)).not.toBeNull()
    expect(await fetcher()(`http://${host}:${port}/`)).toMatchObject({ outcome: 'not_allowed' })
    expect(asked).toEqual([])
  })

  it.each([
    ['a name that resolves inside', () => `http://inside.example:${port}/`],
    ['a name of the cloud’s own service', () => `http://meta.example:${port}/`],
    ['a user name', () => 'http://someone@www.gob.pe/'],
    ['a password', () => 'http://:secret@www.gob.pe/'],
    ['the port of a database', () => 'http://www.gob.pe:5432/'],
    ['the port of mail', () => 'https://www.gob.pe:25/'],
    ['another scheme', () => 'file:///etc/passwd'],
    ['another scheme again', () => 'gopher://www.gob.pe/'],
    ['no address', () => 'www.gob.pe'],
  ])('%s', async (_, address) => {
    expect(await fetcher()(address())).toMatchObject({ outcome: 'not_allowed' })
    expect(asked).toEqual([])
  })

  it('only the public ones pass', () => {
    const open = [
      'https://www.gob.pe/rree?x=1#y',
      'http://8.8.8.8/',
      'https://[2800:3f0::8a]/',
      'https://host:8443'.replace('host', 'a.pe'),
    ]
    expect(open.map((address) => addressFault(address))).toEqual([null, null, null, null])
  })

  it.each([
    'http://[::1]:PORT/',
    'http://169.254.169.254/latest/',
    'http://2130706434:PORT/',
    'http://meta.example/',
    'file:///etc/passwd',
  ])('neither after a redirect: %s', async (target) => {
    const inside = encodeURIComponent(target.replace('PORT', String(port)))
    const found = await fetcher({ allowed: ['127.0.0.1'] })(`http://127.0.0.1:${port}/to/${inside}`)
    expect(found).toMatchObject({ outcome: 'not_allowed' })
    expect(asked).toHaveLength(1)
  })
})

describe('what an address answered', () => {
  const ask = (path: string) => fetcher({ allowed: ['127.0.0.1'] })(`http://127.0.0.1:${port}${path}`)

  it('is recorded with where it led, its type, size and digest', async () => {
    const finalAddress = `http://127.0.0.1:${port}/hola`
    expect(await ask(`/to/${encodeURIComponent('/to/%2Fhola')}`)).toEqual({
      outcome: 'captured',
      finalAddress,
      status: 200,
      mediaType: 'text/plain; charset=utf-8',
      bytes: 4,
      sha256: 'b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79',
    })
  })

  it.each([
    ['/status/404', { outcome: 'failed', status: 404 }],
    ['/status/500', { outcome: 'failed', status: 500 }],
    ['/status/403', { outcome: 'withheld', status: 403 }],
    ['/large/announced', { outcome: 'too_large' }],
    ['/large/silent', { outcome: 'too_large' }],
    ['/never', { outcome: 'failed', fault: 'no answer in time' }],
    [`/to/${'to/'.repeat(7)}`, { outcome: 'failed' }],
  ])('%s', async (path, expected) => {
    expect(await ask(path)).toMatchObject(expected)
  })

  it('a machine without network, or a service that stops, learns nothing', async () => {
    const down: LookupFunction = (_, __, callback) => callback(Object.assign(new Error('no network'), { code: 'EAI_AGAIN' }), '')
    expect(await fetcher({ lookup: down })('https://www.gob.pe/')).toEqual({ outcome: 'unknown' })
    const opened = openLinkFetcher('https://vigia.example', { ports: [port], allowed: ['127.0.0.1'] })
    const asking = opened.fetchLink(`http://127.0.0.1:${port}/never`)
    opened.close()
    expect(await asking).toEqual({ outcome: 'unknown' })
  })
})
