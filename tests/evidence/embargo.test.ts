import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence, readEvidence, releaseDueEmbargoes, releaseEvidence } from '../../src/evidence/index.ts'
import { readUpdates } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, testApp, thrown, type TestApp, type TestRecord } from '../support/record.ts'

let app: TestApp
let record: TestRecord

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  record = app.record
})

afterAll(() => app?.close())

const embargoed = (title: string, embargoUntil: string) => ({
  ...sampleEvidence({ title, sensitivity: 'embargoed', embargoUntil }),
  announcementOnly: false,
})
const publish = async (code: string, ...hidden: ReturnType<typeof embargoed>[]) =>
  publishUpdate(record, await record.addressee(code), { newEvidence: [{ ...sampleEvidence(), announcementOnly: false }, ...hidden] })
const view = async (update: string, asOf: Date | null = null) => (await readUpdates(record.db, { ids: [update] }, asOf))[0]
const events = async () =>
  record.db.selectFrom('events').selectAll().where('kind', '=', 'evidence_published').orderBy('seq', 'desc').execute()

describe('embargoed evidence', () => {
  it('is shown from its date in the record’s zone on, by an event of its own, and not as of before', async () => {
    const update = await publish('REC-02', embargoed('Informe bajo embargo', '2026-11-10'))
    record.clock.set('2026-11-10T04:59:00Z')
    const before = (await events()).length
    expect([await releaseDueEmbargoes(record.system), (await view(update))?.hiddenEvidence]).toEqual([0, 1])
    record.clock.set('2026-11-10T05:00:00Z')
    expect([await releaseDueEmbargoes(record.system), await releaseDueEmbargoes(record.system)]).toEqual([1, 0])
    const shown = await view(update)
    expect(shown).toMatchObject({ hiddenEvidence: 0, evidence: [{}, { title: 'Informe bajo embargo' }] })
    const [event, ...rest] = await events()
    expect(rest).toHaveLength(before)
    const id = shown?.evidence[1]?.id
    expect(JSON.parse(event?.leaf ?? '')).toMatchObject({
      kind: 'evidence_published',
      actor: 'Vigía',
      recommendations: ['REC-02'],
      evidence: [{ id, kind: 'official_text', dated_on: '2026-01-15' }],
    })
    expect(event?.leaf).not.toContain('Informe bajo embargo')
    const texts = await record.db
      .selectFrom('texts')
      .select('sealed_at')
      .where('owner_id', '=', id ?? '')
      .execute()
    expect(texts.every((text) => text.sealed_at !== null)).toBe(true)
    expect(await view(update, new Date('2026-11-10T05:00:00Z'))).toMatchObject({ hiddenEvidence: 1 })
    expect(await (await app.get('/es/recommendations/REC-02')).text()).toContain('Informe bajo embargo')
    expect(await (await app.get('/en/changes')).text()).toContain('Informe bajo embargo')
    expect(await (await app.get('/en/recommendations/REC-02?as_of=2026-11-09')).text()).not.toContain('Informe bajo embargo')
  })

  it('may be released early by an editor; nobody’s event tells of it before something public cites it', async () => {
    const id = await addEvidence(record.contributor, embargoed('Todavía sin citar', '2027-06-01'))
    const size = async () => (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
    const before = await size()
    expect(await thrown(releaseEvidence(record.contributor, { id }))).toBe('errors.not_allowed')
    expect(await releaseEvidence(record.editor, { id })).toBeNull()
    expect([await size(), await thrown(releaseEvidence(record.editor, { id }))]).toEqual([before, 'errors.not_embargoed'])
    expect((await record.db.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst())?.public_at).toBeNull()
    await publishUpdate(record, await record.addressee('REC-03'), {
      evidence: [{ evidenceId: id, announcementOnly: false }],
      newEvidence: [],
    })
    expect((await readEvidence(record.db, [id])).get(id)?.title).toBe('Todavía sin citar')
  })

  it('that is protected is never released', async () => {
    const id = await addEvidence(record.contributor, sampleEvidence({ sensitivity: 'protected' }))
    expect(await thrown(releaseEvidence(record.administrator, { id }))).toBe('errors.not_embargoed')
    record.clock.set('2036-11-10T05:00:00Z')
    await releaseDueEmbargoes(record.system)
    expect((await readEvidence(record.db, [id])).size).toBe(0)
  })
})
