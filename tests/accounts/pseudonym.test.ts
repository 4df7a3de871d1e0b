import { afterAll, beforeAll, expect, it } from 'vitest'
import { setPseudonym } from '../../src/accounts/index.ts'
import { listReviewQueue, readDraft } from '../../src/desk/index.ts'
import { addStatusUpdate, publishStatusUpdate } from '../../src/recommendations/index.ts'
import { sampleUpdate, testApp, type TestApp } from '../support/record.ts'

const OWN = 'Rosa Quispe'
const PSEUDONYM = 'Puya de Raimondi'
let app: TestApp
let id: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await setPseudonym(app.record.contributor, { pseudonym: PSEUDONYM })
  id = await addStatusUpdate(app.record.contributor, sampleUpdate(await app.record.addressee('REC-01'), { byline: 'pseudonym' }))
})
afterAll(() => app?.close())

it('who reviews sees the pseudonym and nothing that leads to the account', async () => {
  const { editor, contributor } = app.record
  const seen = JSON.stringify([await listReviewQueue(editor), await readDraft(editor, id)])
  expect(seen).toContain(PSEUDONYM)
  expect(seen).not.toContain(OWN)
  expect(seen).not.toContain(contributor.actor?.accountId)
})

it('who reads finds it on the page, in the feed and in the log, and never the account', async () => {
  const { editor, contributor, db } = app.record
  const { version } = await db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  await publishStatusUpdate(editor, { id, version })
  const paths = [
    '/es/recommendations/REC-01',
    '/en/changes',
    '/es/feeds/changes.atom',
    '/es/feeds/recommendations/REC-01.atom',
    '/log/tile/entries/000',
  ]
  const { size } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  paths.push(`/log/tile/entries/000.p/${size % 256}`, `/es/log/${size}`, `/es/log/${size - 1}`)
  const texts = await Promise.all(paths.map(async (path) => (await app.get(path)).text()))
  expect(texts.join()).toContain(PSEUDONYM)
  const leaves = await db.selectFrom('events').select('leaf').execute()
  for (const text of [...texts, ...leaves.map(({ leaf }) => leaf)]) {
    expect(text).not.toContain(OWN)
    expect(text).not.toContain(contributor.actor?.accountId)
  }
})
