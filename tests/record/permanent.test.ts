import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringActivities, withdrawActivities } from '../../src/activities/index.ts'
import { listAddressees, withdrawRecommendation, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { inviteReply, publishReply } from '../../src/replies/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishSample } from '../proposals/sample-proposals.ts'
import { markupFaults } from '../support/page-faults.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

const HTML = { accept: 'text/html', 'accept-language': 'en-GB,en;q=0.8,es;q=0.5' }

let app: TestApp
let addressee: string
let update: string
let reply: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  addressee = await record.addressee('REC-02')
  update = await publishUpdate(record, addressee)
  const [view] = await listAddressees(record.reader, { addresseeId: addressee }, null)
  const { invitationId } = await inviteReply(record.editor, { updateId: update })
  await publishReply(await record.join('institution', 'Cancillería', view?.institution.slug), {
    invitationId,
    text: { es: 'Se hizo.', en: 'Done.' },
  })
  reply = await first('replies')
  await publishSample(record, 'position')
  await publishSample(record, 'indicator')
  await issueBaseline(record.system)
  record.clock.set('2026-11-05T15:00:00Z')
})

afterAll(() => app?.close())

async function first(table: string, where = 'true'): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${sql.raw(where)} order by id desc limit 1`.execute(
    app.record.db,
  )
  return rows[0]?.id ?? ''
}

const get = (kind: string, id: string, headers: Record<string, string> = HTML, query = '') => app.get(`/id/${kind}/${id}${query}`, headers)

describe('a permanent address', () => {
  it('of every kind leads to the page in the reader’s language, where its anchor stands', async () => {
    const ids: Readonly<Record<string, string>> = {
      recommendation: await first('recommendations', `code = 'REC-02'`),
      addressee,
      update,
      reply,
      position: await first('positions'),
      indicator: await first('indicators', 'event_seq is not null'),
      evidence: await first('evidence', `public_at is not null and sensitivity = 'public'`),
      institution: await first('institutions'),
      agreement: await first('agreements'),
      edition: await first('editions'),
      theme: await first('themes'),
      concern: await first('concerns'),
      standard: await first('standards'),
      source: await first('sources'),
    }
    for (const [kind, id] of Object.entries(ids)) {
      const answer = await get(kind, id)
      expect([kind, answer.status, answer.headers.get('vary')]).toEqual([kind, 303, expect.stringContaining('Accept-Language')])
      const [path = '', anchor] = (answer.headers.get('location') ?? '').split('#')
      expect(path).toMatch(/^\/en\//)
      const page = await app.get(path, HTML)
      expect([kind, page.status]).toEqual([kind, 200])
      if (anchor !== undefined) expect(await page.text(), kind).toContain(`id="${anchor}"`)
      expect((await get(kind, id, { 'accept-language': 'qu, es;q=0.9' })).headers.get('location')).toMatch(/^\/es\//)
    }
    expect((await get('recommendation', ids['recommendation'] ?? '', HTML, '?as_of=2026-11-03')).headers.get('location')).toBe(
      '/en/recommendations/REC-02?as_of=2026-11-03',
    )
  })

  it('is announced and shown by the page that it leads to', async () => {
    const id = await first('recommendations', `code = 'REC-02'`)
    const page = await app.get('/es/recommendations/REC-02')
    expect(page.headers.get('link')).toContain(`<https://vigia.example/id/recommendation/${id}>; rel="cite-as"`)
    expect(await page.text()).toMatch(new RegExp(`rel="bookmark"\\s+href="/id/recommendation/${id}"`))
  })

  it('that stands for nothing is not found: another kind, another id, what cannot be one, what is not public, what was not yet', async () => {
    for (const [kind, id] of [
      ['recommendation', update],
      ['update', '00000000-0000-7000-8000-00000000ffff'],
      ['nothing', update],
      ['update', 'not-a-uuid'],
      ['update', `${update}0`],
      ['update', '%00'],
      ['activity', update],
    ])
      expect([kind, id, (await get(kind ?? '', id ?? '')).status]).toEqual([kind, id, 404])
    expect((await get('update', update, HTML, '?as_of=2026-11-01')).status).toBe(404)
    expect((await get('update', update, HTML, '?as_of=yesterday')).status).toBe(400)
    expect((await get('update', update, { accept: 'application/json' }, '?as_of=2026-11-01')).headers.get('content-type')).toBe(
      'application/problem+json',
    )
  })
})

describe('a tombstone', () => {
  it('stands where an assessment was withdrawn: what, when, why, the entry of the log, for people and programs; before that it led to it', async () => {
    const { record } = app
    record.clock.set('2026-11-06T15:00:00Z')
    const id = await publishUpdate(record, await record.addressee('REC-04'), { summary: { es: 'Se hizo todo', en: 'All was done' } })
    record.clock.set('2026-11-07T15:00:00Z')
    const seq = await withdrawStatusUpdate(record.editor, { id, reason: { es: 'La fuente era otra.', en: 'It was another source.' } })
    const answer = await get('update', id)
    const page = await answer.text()
    expect(answer.status).toBe(410)
    expect(await markupFaults(page)).toEqual([])
    for (const said of [
      'Withdrawn from the record',
      'All was done',
      'It was another source.',
      `href="/en/log/${seq}"`,
      `#update-${id}`,
      'noindex',
    ])
      expect(page).toContain(said)
    const told = await get('update', id, { accept: 'application/json', 'accept-language': 'es' })
    expect([told.status, told.headers.get('content-type')]).toEqual([410, 'application/problem+json'])
    expect(await told.json()).toMatchObject({
      type: 'https://vigia.example/api/problems#gone',
      status: 410,
      tombstone: {
        kind: 'update',
        id,
        act: 'withdrawn',
        at: '2026-11-07T15:00:00.000Z',
        reason: { es: 'La fuente era otra.' },
        seq,
        proof: `https://vigia.example/log/proof/${seq}`,
      },
    })
    expect((await get('update', id, HTML, '?as_of=2026-11-06')).status).toBe(303)
    expect(page).toContain(`href="/es/id/update/${id}"`)
    expect(await (await app.get(`/es/id/update/${id}`, HTML)).text()).toContain('Se retiró del registro')
  })

  it('stands where a recommendation was taken off the list, and for its addressees; its page keeps the history', async () => {
    const { record } = app
    const theirs = await record.addressee('REC-05')
    await withdrawRecommendation(record.editor, { code: 'REC-05', reason: { es: 'Repetía otra.', en: '' } })
    const id = await first('recommendations', `code = 'REC-05'`)
    for (const [kind, gone] of [
      ['recommendation', id],
      ['addressee', theirs],
    ])
      expect([kind, (await get(kind ?? '', gone ?? '')).status]).toEqual([kind, 410])
    expect(await (await get('recommendation', id)).text()).toContain('href="/en/recommendations/REC-05"')
    expect((await app.get('/en/recommendations/REC-05')).status).toBe(200)
  })

  it('stands where no text is left of what was redacted, without the text, with the ground; while one is left, the page says what is gone', async () => {
    const { editor } = app.record
    const redact = (ownerId: string, texts: { field: string; language: string }[]) =>
      redactText(editor, { ownerId, texts, file: false, ground: 'personal_data', reason: { es: 'Nombraba a una testigo.', en: '' } })
    await redact(reply, [{ field: 'reply', language: 'es' }])
    expect((await get('reply', reply)).status).toBe(303)
    await redact(reply, [{ field: 'reply', language: 'en' }])
    const answer = await get('reply', reply, { accept: 'text/html', 'accept-language': 'es' })
    const page = await answer.text()
    expect(answer.status).toBe(410)
    expect(page).toContain('Nombraba a una testigo.')
    expect(page).toContain('REC-02')
    expect(page).not.toContain('Se hizo.')
  })

  it('stands for every row of a file of activities that was taken off the record; before that the row has its page', async () => {
    const { record } = app
    record.clock.set('2026-11-08T15:00:00Z')
    const content = Buffer.from('Course,Start date,End date,Country,Quantity\nMedical course,2019-02-01,2019-03-01,Peru,4\n')
    const batch = {
      id: randomUUIDv7(),
      title: { es: 'Entrenamientos', en: 'Trainings' },
      publisher: 'Security Force Monitor',
      licence: 'CC BY 4.0',
      language: 'en',
      fileSha256: '9f2c41d0'.repeat(8),
      fileBytes: content.length,
    }
    await bringActivities(record.administrator, { bytes: content, name: 'a.csv' }, batch, 'USD')
    const id = await first('activities')
    const answer = await get('activity', id)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/en/activities/${id}`])
    expect((await app.get(`/en/activities/${id}`)).status).toBe(200)
    record.clock.set('2026-11-09T15:00:00Z')
    await withdrawActivities(record.administrator, { batchId: batch.id, reason: { es: 'Era otro archivo.', en: 'It was another file.' } })
    const gone = await get('activity', id)
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('It was another file.')])
    expect((await get('activity', id, HTML, '?as_of=2026-11-08')).status).toBe(303)
  })
})
