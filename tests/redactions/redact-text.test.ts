import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listChanges } from '../../src/changes/index.ts'
import { readRecommendation, readUpdates, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { checkRedaction, readRedactable, redactText, type RedactTextInput } from '../../src/redactions/index.ts'
import { inviteReply, publishReply } from '../../src/replies/index.ts'
import { addStatusUpdate, listAddressees } from '../../src/recommendations/index.ts'
import { issueBaseline, readEdition } from '../../src/reports/index.ts'
import { verifySite } from '../log/verify-site.ts'
import { publishUpdate, sampleUpdate, testApp, thrown, type TestApp } from '../support/record.ts'

const SECRET = 'Juana Pérez, testigo, calle Los Olivos 312'
const REASON = { es: 'Nombraba a una testigo.', en: '' }

let app: TestApp
let update: string
let reply: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  const addressee = await record.addressee('REC-02')
  record.clock.set('2026-11-03T15:00:00Z')
  update = await publishUpdate(record, addressee, {
    summary: { es: `Lo dijo ${SECRET}`, en: 'A witness said so' },
    reason: { es: `Consta que ${SECRET} lo vio.`, en: '' },
  })
  const [view] = await listAddressees(record.reader, { addresseeId: addressee }, null)
  const { invitationId } = await inviteReply(record.editor, { updateId: update })
  const speaker = await record.join('institution', 'Cancillería', view?.institution.slug)
  await publishReply(speaker, { invitationId, text: { es: `Sabemos quién es ${SECRET}.`, en: 'We know.' } })
  reply = (await record.db.selectFrom('replies').select('id').executeTakeFirstOrThrow()).id
})

afterAll(() => app?.close())

function input(over: Partial<RedactTextInput> = {}): RedactTextInput {
  return {
    ownerId: update,
    texts: [
      { field: 'summary', language: 'es' },
      { field: 'reason', language: 'es' },
    ],
    file: false,
    ground: 'personal_data',
    reason: REASON,
    ...over,
  }
}

const size = async () => (await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size

describe('a redaction', () => {
  it('names what keeps it from being made, and changes nothing', async () => {
    const { record } = app
    const before = await size()
    const draft = await addStatusUpdate(record.contributor, sampleUpdate(await record.addressee('REC-04')))
    expect(await thrown(redactText(record.editor, input({ ownerId: draft })))).toBe('errors.redaction_unpublished')
    expect(await thrown(redactText(record.editor, input({ ownerId: '00000000-0000-7000-8000-00000000ffff' })))).toBe('NotFound')
    expect(await thrown(redactText(record.editor, input({ texts: [] })))).toEqual({ texts: 'errors.redaction_nothing' })
    expect(await thrown(redactText(record.editor, input({ texts: [{ field: 'reason', language: 'en' }] })))).toEqual({
      texts: 'errors.unknown_value',
    })
    expect(await thrown(redactText(record.editor, input({ file: true })))).toEqual({ texts: 'errors.unknown_value' })
    expect(await thrown(redactText(record.editor, input({ ground: 'embarrassing' as never, reason: { es: ' ', en: '' } })))).toEqual({
      ground: 'errors.unknown_value',
      reason: 'errors.redaction_reason_missing',
    })
    expect(await thrown(checkRedaction(record.editor, input()))).toBe('done')
    expect(await size()).toBe(before)
    expect((await readRedactable(record.editor, update)).texts.find(({ field }) => field === 'reason')?.body).toContain(SECRET)
  })

  it('of two at once only one is made; the leaf holds ids, digests and the ground, never a text', async () => {
    const { record } = app
    await issueBaseline(record.system)
    record.clock.set('2026-11-20T15:00:00Z')
    const reason = `Consta que ${SECRET} lo vio.`
    const copy = { summary: { es: 'Otra cosa', en: '' }, reason: { es: reason, en: 'Another reason.' } }
    await addStatusUpdate(record.contributor, sampleUpdate(await record.addressee('REC-02'), { ...copy, corrects: update, submit: false }))
    const accountId = record.contributor.actor?.accountId ?? ''
    const saved = {
      account_id: accountId,
      form_key: 'update',
      values: JSON.stringify({ reason_es: [reason] }) as never,
      saved_at: new Date(),
    }
    await record.db.insertInto('unfinished_forms').values(saved).execute()
    await sql`insert into proposals (id, kind, content, state, author_id, created_at, changed_at, submitted_at) values (${accountId},
      'agreement', ${JSON.stringify({ summary: { es: reason, en: 'x' } })}::jsonb, 'submitted', ${accountId}, now(), now(), now())`.execute(
      record.db,
    )
    const digests = await record.db.selectFrom('texts').select(['field', 'language', 'digest']).where('owner_id', '=', update).execute()
    const both = await Promise.all([thrown(redactText(record.editor, input())), thrown(redactText(record.administrator, input()))])
    expect(both.toSorted()).toEqual(['done', 'errors.already_redacted'])
    const event = await record.db.selectFrom('events').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
    const leaf = JSON.parse(event.leaf)
    expect(leaf).toMatchObject({
      kind: 'text_redacted',
      owner: update,
      owner_kind: 'update',
      ground: 'personal_data',
      recommendation: 'REC-02',
    })
    expect(leaf.redacted).toEqual(
      ['reason', 'summary'].map((field) => ({
        field,
        language: 'es',
        digest: digests.find((text) => text.field === field && text.language === 'es')?.digest,
      })),
    )
    expect(Object.keys(leaf.texts)).toEqual(['reason.es'])
    expect(event.leaf).not.toContain('testigo')
    await redactText(record.editor, input({ ownerId: reply, texts: [{ field: 'reply', language: 'es' }] }))
  })

  it('leaves a sentence in place of the text, in both languages where nothing else is left', async () => {
    const [view] = await readUpdates(app.record.reader.db, { ids: [update] }, null)
    expect(view?.summary).toEqual({
      es: 'Texto suprimido el 20 de noviembre de 2026 (datos personales: Nombraba a una testigo)',
      en: 'A witness said so',
    })
    expect(view?.reason).toEqual({
      es: view?.summary['es'],
      en: 'Text redacted on November 20, 2026 (personal data; reason, in Spanish: Nombraba a una testigo)',
    })
    expect(view?.replies?.[0]?.answer?.text['en']).toBe('We know.')
    expect(view?.redactions).toHaveLength(2)
  })

  it('is gone from every page, feed and file that is made from now on, also when looked back at', async () => {
    const { record } = app
    record.clock.set('2026-12-02T15:00:00Z')
    const paths = [
      '',
      '/recommendations/REC-02',
      '/changes',
      '/corrections',
      '/recommendations/REC-02?as_of=2026-11-10',
      '/changes?as_of=2026-11-10',
    ]
    for (const language of ['es', 'en'])
      for (const path of [...paths, '/feeds/changes.atom', '/feeds/corrections.atom']) {
        const response = await app.get(`/${language}${path}`)
        expect([path, response.status]).toEqual([path, 200])
        const body = await response.text()
        expect(body).not.toContain('Juana')
        if (path.startsWith('/rec')) expect(body).toContain(language === 'es' ? 'Texto suprimido el' : 'Text redacted on')
      }
    expect(JSON.stringify(await readRecommendation(record.editor, 'REC-02', null))).not.toContain('Juana')
    expect(JSON.stringify(await listChanges(record.reader, {}, 1_000))).not.toContain('Juana')
    expect(JSON.stringify(await readRedactable(record.editor, update))).not.toContain('Juana')
    const rows = await record.db.selectFrom('texts').select(['body', 'salt']).where('redacted_at', 'is not', null).execute()
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ body: null, salt: null })))
    const { rows: kept } = await sql<{ found: string }>`select body as found from texts where body like '%Juana%'
      union all select "values"::text from unfinished_forms union all select content::text from proposals`.execute(record.db)
    expect(kept).toEqual([{ found: '{"summary": {"en": "x", "es": ""}}' }])
  })

  it('leaves the log whole: the verifier finds nothing', async () => {
    const { code, findings } = await verifySite(app)
    expect({ code, findings }).toEqual({ code: 0, findings: [] })
  })

  it('does not touch an edition issued before; its page says so and shows nothing of it', async () => {
    const { record } = app
    expect((await readEdition(record.reader, 'baseline')).snapshotText).toContain('Juana')
    const page = await (await app.get('/es/reports/baseline')).text()
    expect(page).not.toContain('Juana')
    expect(page).toContain('se suprimi')
  })

  it('of a withdrawal is possible too', async () => {
    const { record } = app
    const other = await publishUpdate(record, await record.addressee('REC-05'))
    await withdrawStatusUpdate(record.editor, { id: other, reason: { es: `La pidió ${SECRET}.`, en: '' } })
    const { related } = await readRedactable(record.editor, other)
    expect(related.map(({ kind }) => kind)).toEqual(['withdrawal', 'evidence'])
    await redactText(record.editor, input({ ownerId: related[0]?.id ?? '', texts: [{ field: 'reason', language: 'es' }] }))
    expect(await (await app.get('/es/corrections')).text()).not.toContain('Juana')
  })
})
