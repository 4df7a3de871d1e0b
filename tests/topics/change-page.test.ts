import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate } from '../../src/recommendations/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  record.clock.set('2026-11-03T15:00:00Z')
  const addressee = await record.addressee('REC-02')
  await publishUpdate(record, addressee, { status: 'committed' })
  record.clock.set('2026-11-04T15:00:00Z')
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-04'), dueOn: '2026-12-31' })
})

afterAll(() => app?.close())

async function page(path: string) {
  const answer = await app.get(path)
  const html = await answer.text()
  return { status: answer.status, html, seqs: [...html.matchAll(/id="change-(\d+)"/g)].map(([, seq]) => Number(seq)) }
}

describe('what changed, of a topic', () => {
  it('is narrowed by the filters of its address, each of which can be taken off', async () => {
    const everything = await page('/es/changes')
    const [due, dueOfIt, published = 0] = everything.seqs
    expect(due).toBe((dueOfIt ?? 0) + 1)
    const { html, seqs } = await page('/es/changes?status=committed&recommendation=REC-02&theme=')
    expect(seqs).toEqual([dueOfIt, published])
    expect(html).toContain('href="/es/changes?recommendation=REC-02"')
    expect(html).toContain('href="/es/changes?status=committed"')
    expect((await page('/en/changes?recommendation=REC-02&kind=due_date_set')).seqs).toEqual([dueOfIt])
    expect((await page(`/en/changes?recommendation=REC-02&before=${dueOfIt}`)).seqs[0]).toBe(published)
    expect((await page('/en/changes?status=committed&as_of=2026-11-03')).seqs).toEqual([published])
    expect((await page('/en/changes?as_of=2026-11-03')).seqs[0]).toBe(published)
    expect((await page('/en/changes?status=committed&as_of=2026-11-02')).seqs).toEqual([])
  })

  it('says that nothing fits, and what is no filter', async () => {
    const nothing = await page('/en/changes?status=reversed')
    expect([nothing.status, nothing.seqs]).toEqual([200, []])
    expect(nothing.html).toContain('No act on the record matches these filters.')
    for (const query of [
      'theme=none',
      'institution=none',
      'recommendation=REC-99',
      'agreement=none',
      'status=great',
      'kind=party',
      'overdue=2',
      'q=%00',
    ])
      expect((await page(`/en/changes?${query}`)).status, query).toBe(400)
    expect((await page('/en/corrections?country=PE&kind=due_date_set')).status).toBe(400)
    expect((await page('/en/corrections?country=PE')).html).toContain('Nothing that was corrected, withdrawn or redacted matches')
    expect((await page('/en/changes?theme=no-theme')).html).toContain('There is nothing on record with the identifier “no-theme”.')
  })
})
