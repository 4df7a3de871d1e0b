import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueBaseline, issuePeriod, readEdition, supersedeEdition } from '../../src/reports/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { publishUpdate, sampleEvidence, testApp, type TestApp } from '../support/record.ts'

const NOTE = { es: 'Faltaba una institución.', en: 'An institution was missing.' }

let app: TestApp
let update: string
let month: string
let revision: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-10-05T15:00:00Z' })
  const { record } = app
  await ensureSchedules(record.system)
  await issueBaseline(record.system)
  record.clock.set('2026-10-20T15:00:00Z')
  update = await publishUpdate(record, await record.addressee('REC-05'), {
    summary: { es: 'Lo contó Juana Ríos.', en: 'Juana Ríos told it.' },
    newEvidence: [{ ...sampleEvidence({ title: 'Testimonio de Juana Ríos' }), announcementOnly: false }],
  })
  const withdrawn = await publishUpdate(record, await record.addressee('REC-02'))
  await withdrawStatusUpdate(record.editor, { id: withdrawn, reason: { es: 'La fuente se retractó.', en: 'The source retracted.' } })
  record.clock.set('2026-11-01T12:00:00Z')
  month = (await issuePeriod(record.system, { schedule: 'monthly', period: '2026-10' })).slug
  record.clock.set('2026-11-03T12:00:00Z')
  revision = await supersedeEdition(record.administrator, { slug: month, note: NOTE })
})

afterAll(() => app?.close())

async function page(path: string, status = 200): Promise<string> {
  const response = await app.get(path)
  expect([path, response.status]).toEqual([path, status])
  return response.text()
}

describe('an edition online', () => {
  it('has a place for every part and every recommendation, and its contents lead to nothing else', async () => {
    const text = await page(`/es/reports/${month}`)
    const { snapshot } = await readEdition(app.record.reader, month)
    const ids = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
    const places = ['figures', 'changes', 'by-theme', 'by-institution', 'trend', 'list-overdue', 'list-stale', 'list-awaiting', 'register']
    for (const place of [...places, 'corrections', 'method', 'index', 'verify']) expect(ids, place).toContain(place)
    for (const { code, theme } of snapshot.recommendations) {
      expect(ids).toContain(code)
      expect(ids).toContain(`theme-${theme.slug}`)
    }
    for (const { seq } of snapshot.changes) expect(ids).toContain(`change-${seq}`)
    const leads = [...text.matchAll(new RegExp(`href="(?:/es/reports/${month})?#([^"]+)"`, 'g'))].map(([, place]) => place)
    expect(leads.filter((place) => !ids.has(place))).toEqual([])
    expect(text).toContain(snapshot.log.root)
    expect(text).toContain('Lo contó Juana Ríos.')
    expect(text).toContain('La fuente se retractó.')
  })

  it('says what replaced it and why, and the other way round', async () => {
    const old = await page(`/en/reports/${month}`)
    expect(old).toContain('was replaced by another')
    expect(old).toMatch(new RegExp(`href="/en/reports/${revision}"[^>]*>Edition 2\\.1,`))
    expect(old).toContain(NOTE.en)
    const fresh = await page(`/es/reports/${revision}`)
    expect(fresh).toContain(NOTE.es)
    expect(fresh).toContain(`href="/es/reports/${month}"`)
    const archive = await page('/es/reports')
    expect(archive).toContain('Edición n.º 2.1')
    expect(archive).toContain('Tenía un error; la reemplaza la')
  })

  it('is not sent twice to whom has it, until something about it changes', async () => {
    const first = await app.get(`/es/reports/${revision}`)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, stale-while-revalidate=10, stale-if-error=604800')
    const again = await app.request(`/es/reports/${revision}`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const dated = { 'if-modified-since': new Date().toUTCString() }
    expect((await app.request(`/es/reports/${revision}`, { headers: dated })).status).toBe(200)
  })

  it('has pages for its lists and themes; those that it has not are not found', async () => {
    const text = await page(`/es/reports/${month}/changes`)
    expect(text).toContain('La fuente se retractó.')
    const { snapshot } = await readEdition(app.record.reader, month)
    expect(await page(`/es/reports/${month}/themes/${snapshot.recommendations[0]!.theme.slug}`)).toContain('id="REC-01"')
    for (const path of ['themes/nothing', 'changes?part=2', 'themes/nothing?part=x', 'everything'])
      await page(`/es/reports/${month}/${path}`, 404)
    await page('/es/reports/nothing', 404)
  })
})

describe('two editions compared', () => {
  it('are put in the order of their instants, and every difference of the record is there', async () => {
    const [there, back] = [await page(`/en/reports/baseline/compare/${month}`), await page(`/en/reports/${month}/compare/baseline`)]
    for (const text of [there, back]) {
      expect(text.indexOf('Edition 1<')).toBeLessThan(text.lastIndexOf('Edition 2<'))
      expect(/id="moved".*?<caption>\s*([^<.]*)\./s.exec(text)?.[1]).toBe('One addressee with a difference')
    }
    const csv = await (await app.get(`/en/reports/${month}/compare/baseline.csv`)).text()
    expect(csv).toMatch(/^addressee,REC-05,[^\r]*,status,1,2,not_assessed,\w+\r$/m)
    expect(csv.match(/^addressee,/gm)).toHaveLength(1)
  })

  it('are chosen with a form; the same one is a sentence, an unknown one not found', async () => {
    const chosen = await app.get(`/es/reports/${month}/compare?with=baseline`)
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, `/es/reports/${month}/compare/baseline`])
    expect(await page(`/es/reports/${month}/compare/${month}`)).toContain('Es la misma edición')
    await page(`/es/reports/${month}/compare/nothing`, 404)
    await page(`/es/reports/nothing/compare/${month}`, 404)
  })
})

describe('a text that is redacted after the edition', () => {
  it('is on none of its pages any more, which are otherwise as they were', async () => {
    const { record } = app
    const before = await page(`/es/reports/${month}`)
    const { snapshot, snapshotText } = await readEdition(record.reader, month)
    const theme = snapshot.recommendations.find(({ code }) => code === 'REC-05')?.theme.slug
    const redacted = { file: false, ground: 'personal_data', reason: { es: 'Nombraba a una testigo.', en: '' } } as const
    const summaries = ['es', 'en'].map((language) => ({ field: 'summary', language }))
    await redactText(record.editor, { ...redacted, ownerId: update, texts: summaries })
    const { id } = await record.db
      .selectFrom('status_update_evidence')
      .select('evidence_id as id')
      .where('status_update_id', '=', update)
      .executeTakeFirstOrThrow()
    await redactText(record.editor, { ...redacted, ownerId: id, texts: [{ field: 'title', language: 'es' }] })
    for (const path of [month, revision, `${month}/changes`, `${month}/themes/${theme}`, `${month}/compare/baseline`])
      for (const language of ['es', 'en']) expect(await page(`/${language}/reports/${path}`), path).not.toContain('Juana')
    const after = await page(`/es/reports/${month}`)
    expect(after).toContain('se suprimieron textos')
    const headings = (text: string) => [...text.matchAll(/<h[23][^>]*id="([^"]*)"/g)].map(([, place]) => place)
    expect(headings(after)).toEqual(headings(before))
    expect((await readEdition(record.reader, month)).snapshotText).toBe(snapshotText)
    expect(snapshotText).toContain('Juana')
  })
})
