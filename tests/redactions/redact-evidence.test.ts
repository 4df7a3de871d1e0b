import { parseAtomFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { captureLink, readEvidence, storeEvidenceFile } from '../../src/evidence/index.ts'
import type { FetchLink } from '../../src/kernel/link-fetcher.ts'
import { ownerOfEvent, redactText, type RedactTextInput } from '../../src/redactions/index.ts'
import { publishUpdate, sampleEvidence, testApp, thrown, type TestApp } from '../support/record.ts'
import { talkativePdf } from '../support/sample-files.ts'

const TITLE = 'Acta con el nombre de Juana Quispe'
const ADDRESS = 'https://www.gob.pe/actas/juana-quispe'
let app: TestApp
let id: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  const { id: fileId } = await storeEvidenceFile(record.contributor, { name: 'acta.pdf', content: await talkativePdf('x') })
  const evidence = { ...sampleEvidence({ title: TITLE, address: ADDRESS, fileId }), announcementOnly: false }
  record.clock.set('2026-11-03T15:00:00Z')
  await publishUpdate(record, await record.addressee('REC-02'), { newEvidence: [evidence] })
  id = (await record.db.selectFrom('evidence').select('id').where('file_id', 'is not', null).executeTakeFirstOrThrow()).id
})

afterAll(() => app?.close())

const input = (over: Partial<RedactTextInput> = {}): RedactTextInput => ({
  ownerId: id,
  texts: [
    { field: 'title', language: 'es' },
    { field: 'address', language: 'zxx' },
  ],
  file: true,
  ground: 'court_order',
  reason: { es: 'Sentencia 12 de 2026', en: 'Ruling 12 of 2026' },
  ...over,
})

it('destroys the file with the texts, and says so to readers of both languages', async () => {
  const { record } = app
  expect((await app.get(`/evidence/${id}/file`)).status).toBe(200)
  record.clock.set('2026-11-05T15:00:00Z')
  const found = { outcome: 'captured', finalAddress: ADDRESS, status: 200, mediaType: null, bytes: 1, sha256: 'ab'.repeat(32) } as const
  const ask = (fetchLink: FetchLink) => captureLink({ ...record.system, fetchLink }, { evidenceId: id })
  await ask(async () => found)
  // The address is redacted while it is being fetched.
  await ask(async () => {
    await redactText(record.editor, input())
    return found
  })
  await ask(async (address) => expect.unreachable(address))
  const captures = await record.db.selectFrom('link_captures').select(['requested_address', 'final_address']).execute()
  expect(captures).toEqual([{ requested_address: null, final_address: null }])
  expect((await app.get(`/evidence/${id}/file`)).status).toBeGreaterThanOrEqual(404)
  const sentence =
    'Texto suprimido el 5 de noviembre de 2026 (orden judicial: Sentencia 12 de 2026) · Text redacted on November 5, 2026 (court order: Ruling 12 of 2026)'
  expect((await readEvidence(record.db, [id])).get(id)).toMatchObject({ title: sentence, address: sentence, file: { destroyed: true } })
  for (const path of [
    '/es/recommendations/REC-02',
    '/en/recommendations/REC-02/evidence',
    '/en/evidence',
    '/en/feeds/changes.atom?recommendation=REC-02',
  ]) {
    const page = await (await app.get(path)).text()
    expect(page).toContain(sentence)
    expect(page).not.toMatch(/Juana|juana-quispe|href="Text/)
  }
  const event = await record.db.selectFrom('events').select('leaf').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(JSON.parse(event.leaf)).toMatchObject({ owner_kind: 'evidence', owner: id, file_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

it('tells feed readers that the entry is another one now, though it is published as before', async () => {
  const feed = parseAtomFeed(await (await app.get('/es/feeds/changes.atom?recommendation=REC-02')).text())
  const entry = feed.entries?.find(({ published }) => published?.startsWith('2026-11-03T15:00:00.000'))
  expect(entry?.updated).toMatch(/^2026-11-05T15:00:00\.000\d{6}Z$/)
  expect(feed.updated).toMatch(/^2026-11-05T15:00:00\.000\d{6}Z$/)
})

it('cannot be done again, nor to what has no file', async () => {
  const { record } = app
  expect(await thrown(redactText(record.editor, input()))).toBe('errors.already_redacted')
  expect(await thrown(redactText(record.editor, input({ texts: [] })))).toBe('errors.already_redacted')
  const other = await record.db
    .selectFrom('evidence')
    .select('id')
    .where('public_at', 'is not', null)
    .where('file_id', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(await thrown(redactText(record.editor, input({ ownerId: other.id, texts: [] })))).toEqual({ texts: 'errors.unknown_value' })
})

it('is reached from the act that published it', async () => {
  const { record } = app
  const { event_seq: seq } = await record.db
    .selectFrom('status_updates')
    .select('event_seq')
    .where('event_seq', 'is not', null)
    .orderBy('event_seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const update = await record.db.selectFrom('status_updates').select('id').where('event_seq', '=', seq).executeTakeFirstOrThrow()
  expect(await ownerOfEvent(record.editor, seq ?? -1)).toBe(update.id)
  expect(await thrown(ownerOfEvent(record.editor, 0))).toBe('NotFound')
  expect(await thrown(ownerOfEvent(record.contributor, 0))).toBe('errors.not_allowed')
})
