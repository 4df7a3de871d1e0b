import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Openings } from '../../src/log/read-openings.ts'
import { addStatusUpdate } from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testApp, type TestApp } from '../support/record.ts'
import { asSuperuser, leafOf } from './rewrite.ts'

let app: TestApp
let addressee: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  addressee = await app.record.addressee('REC-02')
})
afterAll(() => app?.close())

const size = async () => (await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
const open = async (seq: number, to?: number) =>
  (await (await app.get(`/log/openings/${seq}${to === undefined ? '' : `?to=${to}`}`)).json()) as Openings

it('give each public text with the salt that leads to the digest in the leaf, not to be kept', async () => {
  await publishUpdate(app.record, addressee)
  const seq = (await size()) - 1
  const { texts } = JSON.parse(await leafOf(app.record.db, seq)) as { texts: Record<string, string> }
  const row = (await open(seq)).rows.find(({ part }) => part === 'update')
  expect(Object.keys(row?.texts ?? {}).toSorted()).toEqual(Object.keys(texts).toSorted())
  for (const [name, text] of Object.entries(row?.texts ?? {})) {
    if (!('salt' in text)) throw new Error(name)
    expect(createHash('sha256').update(Buffer.from(text.salt, 'base64')).update(text.body).digest('hex')).toBe(texts[name])
  }
  const { headers } = await app.get(`/log/openings/${seq}`)
  expect([headers.get('cache-control'), headers.get('access-control-allow-origin')]).toEqual(['no-store', '*'])
})

it('give nothing of protected or embargoed evidence, of drafts, or of what was redacted', async () => {
  const secrets = ['Nombre que nadie debe leer', 'Hasta enero', 'Borrador que nadie ha visto', 'Frase que hubo que retirar']
  const hidden = [
    { ...sampleEvidence({ title: secrets[0] ?? '', sensitivity: 'protected' }), announcementOnly: false },
    { ...sampleEvidence({ title: secrets[1] ?? '', sensitivity: 'embargoed', embargoUntil: '2027-01-01' }), announcementOnly: false },
  ]
  const newEvidence = [{ ...sampleEvidence(), announcementOnly: false }, ...hidden]
  const summary = { es: secrets[3] ?? '', en: '' }
  const update = await publishUpdate(app.record, addressee, { newEvidence, summary })
  const seq = (await size()) - 1
  await addStatusUpdate(app.record.contributor, sampleUpdate(addressee, { summary: { es: secrets[2] ?? '', en: '' } }))
  const texts = [{ field: 'summary', language: 'es' }]
  await redactText(app.record.editor, { ownerId: update, texts, file: false, ground: 'safety', reason: { es: 'Seguridad', en: '' } })
  const ids = await app.record.db.selectFrom('evidence').select('id').where('sensitivity', '<>', 'public').execute()
  expect(ids).toHaveLength(2)
  const everything = JSON.stringify(await open(0, 1_000))
  for (const secret of [...secrets, ...ids.map(({ id }) => id)]) expect([secret, everything.includes(secret)]).toEqual([secret, false])
  const row = (await open(seq)).rows.find(({ part }) => part === 'update')
  expect(row?.texts['summary.es']).toEqual({ redacted: true })
  expect(row?.evidence?.filter((item) => item === null)).toHaveLength(2)
})

it('come in pages that stay small, which together leave nothing out', async () => {
  const [body, salt] = ["repeat('x', 3000000)", "decode(repeat('00', 32), 'hex')"]
  const digest = `encode(sha256(${salt} || convert_to(${body}, 'UTF8')), 'hex')`
  await asSuperuser(
    app.record.db,
    `update texts set body = ${body}, salt = ${salt}, digest = ${digest} where field = 'reason' and language = 'es' and sealed_at is not null`,
  )
  const end = await size()
  const seqs: number[] = []
  let pages = 0
  for (let at = 0; at < end; pages += 1) {
    const page = await open(at, end)
    expect(page.to).toBeGreaterThan(at)
    seqs.push(...page.rows.filter(({ part }) => part === 'event').map((row) => row.seq))
    at = page.to
  }
  expect(pages).toBeGreaterThan(2)
  expect(seqs).toEqual(Array.from({ length: end }, (_, seq) => seq))
})

it.each(['99999', '-1', '01', 'x', '3?to=x', '3?to=3', '3?to=2'])('of %s do not exist', async (path) => {
  expect((await app.get(`/log/openings/${path}`)).status).toBe(404)
})
