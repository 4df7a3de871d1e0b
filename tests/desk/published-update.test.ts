import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { updatePage } from '../../templates/pages/update.page.ts'
import { readDraft } from '../../src/desk/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

const { t } = words('es')
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

it('a published update is shown by itself: it is not told that it was published since it was begun', async () => {
  const id = await publishUpdate(record, await record.addressee('REC-02'))
  const draft = await readDraft(record.editor, id)
  const page = {
    words: words('es'),
    path: `/workspace/updates/${id}`,
    asOf: null,
    recordAt: '2026-11-02T15:00:00.000Z',
    timeZone: 'America/Lima',
    account: { name: 'Emilio Vargas', role: 'editor', canReview: true },
    singlePerson: false,
    feeds: [],
    origin: 'https://vigia.example',
  } as const
  const shown = String(await updatePage({ ...draft, notPublishable: null, changed: null, values: {}, errors: {} }, page))
  expect(shown).toContain(t('workspace.check.content'))
  expect(shown).toContain('Publicó tres de los siete acuerdos')
  expect(shown).not.toContain(t('workspace.check.difference'))
  expect(shown).not.toContain(t('workspace.standing.since_author', { n: 1 }))
})
