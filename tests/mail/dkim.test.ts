import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StartRefused } from '../../db/errors.ts'
import { openMailer } from '../../src/mail/index.ts'

let folder: string
let keyFile: string
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-dkim-'))
  keyFile = join(folder, 'dkim.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = (file: string) => ({
  dataDirectory: folder,
  mail: { perSecond: 1000, connections: 1, dkim: { domain: 'vigia.example', selector: 's1', keyFile: file } },
})

async function signed(over: object = {}): Promise<string> {
  const mailer = openMailer(options(keyFile), 'https://vigia.example')
  await mailer.deliver({
    to: 'rosa@example.org',
    subject: 'Un asunto con acentos: «año», tan largo que ocupa más de una línea del encabezado',
    text: 'Línea con espacios   al final   \n\n.\n\n\n',
    html: '<p>Línea</p>\n',
    language: 'es',
    messageId: 'm1@vigia.example',
    list: { id: 'weekly.vigia.example', name: 'Vigía: resumen' },
    unsubscribe: 'https://vigia.example/u/1',
    ...over,
  })
  const outbox = join(folder, 'outbox')
  const [name = ''] = readdirSync(outbox)
  const raw = readFileSync(join(outbox, name), 'latin1')
  rmSync(outbox, { recursive: true })
  return raw
}

/** RFC 6376 from the receiver's side: relaxed canonicalisation, each named field from the bottom up. */
function verifies(raw: string): boolean {
  const cut = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, cut).split(/\r\n(?![ \t])/)
  const nameOf = (field: string) => field.slice(0, field.indexOf(':')).trim().toLowerCase()
  const relaxed = (field: string) =>
    `${nameOf(field)}:${field
      .slice(field.indexOf(':') + 1)
      .replaceAll('\r\n', '')
      .replaceAll(/[ \t]+/g, ' ')
      .trim()}`
  const signature = fields.find((field) => nameOf(field) === 'dkim-signature') ?? ''
  const tags = Object.fromEntries(
    signature
      .slice(signature.indexOf(':') + 1)
      .replaceAll(/\s+/g, '')
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
  const body = raw
    .slice(cut + 4)
    .split('\r\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags['bh']) return false
  const left = fields.toReversed()
  const named = (tags['h'] ?? '')
    .toLowerCase()
    .split(':')
    .flatMap((name) => {
      const place = left.findIndex((field) => nameOf(field) === name)
      return place < 0 ? [] : [relaxed(left.splice(place, 1)[0] ?? '')]
    })
  const own = relaxed(signature.replace(/(;\s*b=)[^;]*/, '$1'))
  return createVerify('RSA-SHA256')
    .update([...named, own].join('\r\n'), 'latin1')
    .verify(publicKey, tags['b'] ?? '', 'base64')
}

it('signs what a receiver can verify, with everything that says how to leave', async () => {
  const raw = await signed()
  expect(verifies(raw)).toBe(true)
  const covered = /\sh=([^;]+)/.exec(raw)?.[1]?.replaceAll(/\s/g, '').split(':')
  expect(covered).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
      'list-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ]),
  )
  for (const [was, is] of [
    ['One-Click', 'Two-Clicks'],
    ['/u/1', '/u/2'],
    ['rosa@', 'ana@'],
    ['<p>L', '<p>l'],
    ['m1@', 'm2@'],
  ] as const)
    expect([is, raw.includes(was), verifies(raw.replace(was, is))]).toEqual([is, true, false])
  const pdf = { name: 'a.pdf', mediaType: 'application/pdf', content: Buffer.alloc(500, 'a') }
  expect(verifies(await signed({ attachments: [pdf] }))).toBe(true)
})

it('refuses to start with a key that is none', () => {
  const none = join(folder, 'none.pem')
  const small = join(folder, 'small.pem')
  writeFileSync(none, 'nothing')
  writeFileSync(small, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  for (const file of [none, small, join(folder, 'missing.pem')])
    expect(() => openMailer(options(file), 'https://vigia.example')).toThrow(StartRefused)
})
