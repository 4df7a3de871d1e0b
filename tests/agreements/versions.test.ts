import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence } from '../../src/evidence/index.ts'
import { listAgreements, readAgreement, readAgreementEvents } from '../../src/agreements/index.ts'
import { changeProposal, propose, publishProposal, readProposal, readSubject } from '../../src/proposals/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { publishSample, sampleContent } from '../proposals/sample-proposals.ts'
import { sampleEvidence, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let slug: string
let id: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  record.clock.set('2026-11-03T15:00:00Z')
  const seq = await publishSample(record, 'agreement')
  slug = (await readAgreementEvents(record.db, [seq])).get(seq)?.slug ?? ''
  id = (await record.db.selectFrom('agreements').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
})

afterAll(() => record?.close())

const change = (over: object, version: number, subjectId = id) =>
  propose(record.contributor, { kind: 'agreement', subjectId, content: sampleContent('agreement', { agreementVersion: version, ...over }) })
const now = (of = slug) => readAgreement(record.reader, of, null)

describe('a new agreement', () => {
  it('is on the record with everything that was said of it, under an address that holds no word of its title', async () => {
    expect(slug).toBe('at-02-2025')
    expect(await now()).toMatchObject({
      title: { es: 'Memorando sobre datos', en: 'Memorandum on data' },
      type: { code: 'AT-02' },
      legalForm: null,
      parties: [{ es: 'Perú' }, { es: 'Estados Unidos' }],
      signedOn: '2025-03',
      inForceOn: null,
      disclosure: 'announced',
      recommendations: [{ code: 'REC-01' }],
      history: [{ version: 1, changed: [] }],
    })
    expect((await listAgreements(record.reader, {}, null)).map((item) => item.slug)).toContain(slug)
    expect((await listAgreements(record.reader, {}, new Date('2026-11-03T15:00:00Z'))).map((item) => item.slug)).not.toContain(slug)
    expect(await thrown(readAgreement(record.reader, slug, new Date('2026-11-03T15:00:00Z')))).toBe('NotFound')
  })

  it('of the same type and year gets another address', async () => {
    const seq = await publishSample(record, 'agreement', { title: { es: 'Otro', en: '' } })
    expect((await readAgreementEvents(record.db, [seq])).get(seq)).toMatchObject({
      slug: 'at-02-2025-2',
      title: { es: 'Otro' },
      version: 1,
    })
  })
})

describe('a change of an agreement', () => {
  it('is a further version: the earlier ones stay, each as of its time, with what changed', async () => {
    record.clock.set('2026-11-04T15:00:00Z')
    const seq = await publishSample(
      record,
      'agreement',
      { agreementVersion: 1, endedOn: '2026-06', title: { es: 'Memorando', en: '' } },
      id,
    )
    expect(await now()).toMatchObject({
      title: { es: 'Memorando' },
      endedOn: '2026-06',
      history: [
        { version: 2, seq, changed: [{ field: 'title' }, { field: 'ended_on', before: { date: null } }, { field: 'evidence' }] },
        { version: 1, changed: [] },
      ],
    })
    const before = await readAgreement(record.reader, slug, new Date('2026-11-04T15:00:00Z'))
    expect(before).toMatchObject({ title: { en: 'Memorandum on data' }, endedOn: null })
    expect(before.history).toHaveLength(1)
    const event = await record.db.selectFrom('events').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
    expect(event).toMatchObject({ kind: 'agreement_changed', agreement_id: id })
    expect(JSON.parse(event.leaf)).toMatchObject({ agreement: slug, version: 2, ended_on: '2026-06', recommendations: ['REC-01'] })
    expect((await readAgreementEvents(record.db, [seq])).get(seq)?.title).toEqual({ es: 'Memorando' })
  })

  it('of the catalogue’s works the same, and what was read first is not touched', async () => {
    const catalogue = await record.db
      .selectFrom('agreements')
      .select(['id', 'slug', 'title'])
      .where('title', 'is not', null)
      .executeTakeFirstOrThrow()
    const before = await now(catalogue.slug)
    await publishSample(record, 'agreement', { agreementVersion: 1 }, catalogue.id)
    expect((await now(catalogue.slug)).title).toEqual({ es: 'Memorando sobre datos', en: 'Memorandum on data' })
    expect((await readAgreement(record.reader, catalogue.slug, new Date('2026-11-04T15:00:00Z'))).title).toEqual(before.title)
  })

  it('that was written on an older version is refused, to its author and to its reviewer', async () => {
    const [one, two] = [await change({ disclosure: 'extract' }, 2), await change({ disclosure: 'full_text' }, 2)]
    await publishProposal(record.editor, { id: one, version: 1 })
    expect((await readProposal(record.editor, two)).movedOn).toBe(true)
    expect(await thrown(publishProposal(record.editor, { id: two, version: 1 }))).toBe('errors.agreement_moved_on')
    expect(await thrown(change({}, 2))).toBe('errors.agreement_moved_on')
    await changeProposal(record.contributor, {
      id: two,
      version: 1,
      content: sampleContent('agreement', { agreementVersion: 3, disclosure: 'full_text' }),
    })
    await publishProposal(record.editor, { id: two, version: 2 })
    expect((await now()).disclosure).toBe('full_text')
  })

  it('keeps evidence that may not be shown, and never shows it', async () => {
    const hidden = await addEvidence(record.contributor, sampleEvidence({ sensitivity: 'protected', title: 'Testimonio reservado' }))
    const shown = await addEvidence(record.contributor, sampleEvidence())
    const { length } = (await now()).history
    await publishSample(record, 'agreement', { agreementVersion: length, evidence: [hidden, shown], newEvidence: [] }, id)
    expect(await now()).toMatchObject({ hiddenEvidence: 1, evidence: [{ id: shown }] })
    const other = await record.join('contributor', 'Otra Persona')
    const content = sampleContent('agreement', { agreementVersion: length + 1, evidence: [shown], newEvidence: [] })
    const proposal = await propose(other, { kind: 'agreement', subjectId: id, content })
    expect(await readProposal(other, proposal)).toMatchObject({ sources: [{ evidence: { id: shown } }], hiddenSources: 1 })
    await publishProposal(record.editor, { id: proposal, version: 1 })
    expect(await now()).toMatchObject({ hiddenEvidence: 1 })
    expect(JSON.stringify(await now())).not.toContain('reservado')
  })
})

describe('a redacted title', () => {
  it('is gone from the page, and does not come back through the form of the next change', async () => {
    const seq = await publishSample(record, 'agreement', { title: { es: 'Memorando de Juan Pérez', en: '' } })
    const version = await record.db.selectFrom('agreement_versions').selectAll().where('event_seq', '=', seq).executeTakeFirstOrThrow()
    const { slug: named = '' } = (await readAgreementEvents(record.db, [seq])).get(seq) ?? {}
    await redactText(record.editor, {
      ownerId: version.id,
      texts: [{ field: 'title', language: 'es' }],
      file: false,
      ground: 'personal_data',
      reason: { es: 'Nombraba a una persona.', en: '' },
    })
    expect((await now(named)).title['es']).toContain('Nombraba a una persona')
    const { start } = await readSubject(record.contributor, 'agreement', version.agreement_id)
    expect(start).toMatchObject({ kind: 'agreement', title: {}, summary: { en: 'It governs the exchange of data.' } })
  })
})

describe.each(['agreements', 'agreement_versions', 'agreement_parties', 'indicators', 'milestones'])('%s', (table) => {
  it('holds rows that nobody may update, delete or truncate', async () => {
    const column = table === 'agreement_parties' ? 'position' : 'event_seq'
    for (const statement of [`update ${table} set ${column} = 1`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(sql.raw(statement).execute(record.db)).rejects.toMatchObject({ code: '23001' })
    }
  })
})
