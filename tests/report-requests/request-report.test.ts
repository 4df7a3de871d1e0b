import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  enqueueWaitingReports,
  makeReportRequest,
  readReportRequest,
  readRequestedFile,
  removeExpiredReports,
  requestReport,
} from '../../src/report-requests/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { pdfText } from '../support/pdf-text.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
let record: TestRecord
let client = 0

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z' })
})
beforeEach(async () => {
  await record.db.deleteFrom('report_requests').execute()
  record.clock.set('2026-11-20T15:00:00Z')
})
afterAll(() => record?.close())

/** Each from a client of its own, unless one is named. */
function ask(fields: Record<string, string>, more: { language?: string; asOf?: Date; from?: string } = {}): Promise<string> {
  client += 1
  const input = { fields, language: more.language ?? 'es', asOf: more.asOf ?? null, clientAddress: more.from ?? `2001:db8:0:${client}::1` }
  return requestReport(record.reader, SECRET, input)
}

async function make(id: string): Promise<string> {
  await makeReportRequest(record.system, { id })
  const file = await readRequestedFile(record.reader, id)
  if (file === null || file === 'unfinished') throw new Error(`not made: ${file}`)
  return pdfText(file.content)
}

it('whoever asks for the same gets the same, until the record or the day is another', async () => {
  const first = await ask({ theme: 'transparency', q: '', country: 'PE' })
  expect(await ask({ country: 'PE', theme: 'transparency', length: 'full' })).toBe(first)
  const together = await Promise.all(Array.from({ length: 6 }, () => ask({ q: 'at the same time' })))
  expect(new Set(together).size).toBe(1)
  const asOf = new Date('2026-11-20T14:00:00Z')
  const others = [
    await ask({ country: 'PE', theme: 'transparency', length: 'brief' }),
    await ask({ country: 'PE', theme: 'transparency' }, { language: 'en' }),
    await ask({ country: 'PE', theme: 'transparency' }, { asOf }),
    await ask({ country: 'PE' }),
  ]
  expect(new Set([first, ...others]).size).toBe(5)
  record.clock.set('2026-11-21T04:59:00Z')
  expect(await ask({ country: 'PE', theme: 'transparency' })).toBe(first)
  record.clock.set('2026-11-21T05:01:00Z')
  expect(await ask({ country: 'PE', theme: 'transparency' })).not.toBe(first)
  expect(await ask({ country: 'PE', theme: 'transparency' }, { asOf })).toBe(others[2])
  const before = await ask({ country: 'PE' })
  await publishUpdate(record, await record.addressee('REC-01'))
  expect(await ask({ country: 'PE' })).not.toBe(before)
})

it('makes the PDF of the view and of nothing else, says that it is no edition, and leaves no trace in archive or log', async () => {
  const events = record.db.selectFrom('events').select(({ fn }) => fn.countAll<string>().as('n'))
  const size = Number((await events.executeTakeFirstOrThrow()).n)
  const id = await ask({ theme: 'transparency', country: 'US' }, { language: 'en' })
  expect((await readReportRequest(record.reader, id))?.progress).toEqual({ state: 'waiting', before: 0 })
  expect(await readRequestedFile(record.reader, id)).toBe('unfinished')
  const text = await make(id)
  expect(text).toMatch(/not an edition/i)
  expect(text).toContain('United States')
  expect(text).toContain('REC-01')
  expect(text).not.toContain('REC-13')
  expect(await readReportRequest(record.reader, id)).toMatchObject({ expiresOn: '2026-11-27', progress: { state: 'done' } })
  expect(await record.db.selectFrom('editions').select('slug').execute()).toEqual([])
  expect(Number((await events.executeTakeFirstOrThrow()).n)).toBe(size)
  expect(await make(await ask({ q: 'nothing is called this 🕊 שלום' }, { language: 'en' }))).toMatch(/no recommendation/i)
})

it('refuses what no list takes, a date to come, and more than its bounds', async () => {
  expect(await thrown(ask({ q: 'a\u0007b' }))).toEqual({ q: 'errors.control_characters' })
  expect(await thrown(ask({ status: 'finished', theme: '../x' }))).toEqual({
    status: 'errors.filter_invalid',
    theme: 'errors.filter_invalid',
  })
  expect(await thrown(ask({ length: 'endless' }))).toEqual({ length: 'errors.unknown_value' })
  expect(await thrown(ask({}, { asOf: new Date('2026-11-20T15:00:01Z') }))).toEqual({ as_of: 'errors.as_of_future' })
  const outcomes: unknown[] = []
  for (let n = 0; n < 11; n += 1) outcomes.push(await thrown(ask({ q: `one client ${n}` }, { from: '192.0.2.7' })))
  expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 'done'), 'errors.too_many_attempts'])
  for (let n = 0; n < 10; n += 1) await ask({ q: `of many ${n}` })
  expect(await thrown(ask({ q: 'one more' }))).toBe('errors.reports_waiting')
  expect(await ask({ q: 'of many 3' })).toMatch(/^[0-9a-f-]{36}$/)
  expect(await enqueueWaitingReports(record.system)).toBe(20)
})

it('is gone after a week, and at once when a text is redacted', async () => {
  const kept = await ask({ theme: 'oversight' })
  await make(kept)
  record.clock.set('2026-11-27T14:59:59Z')
  expect(await removeExpiredReports(record.system)).toBe(0)
  expect(await readRequestedFile(record.reader, kept)).toMatchObject({ language: 'es' })
  record.clock.set('2026-11-27T15:00:00Z')
  expect([await readReportRequest(record.reader, kept), await readRequestedFile(record.reader, kept)]).toEqual([null, null])
  expect(await removeExpiredReports(record.system)).toBe(1)
  expect(await record.db.selectFrom('report_requests').select('id').execute()).toEqual([])

  const summary = { es: 'Una frase que nombra a quien no debía nombrar', en: '' }
  const update = await publishUpdate(record, await record.addressee('REC-02'), { summary, effectiveOn: '2026-11-01' })
  record.clock.set('2026-11-27T16:00:00Z')
  const id = await ask({ q: '' })
  expect(await make(id)).toContain(summary.es)
  const waiting = await ask({ status: 'partial' })
  const redaction = { ownerId: update, texts: [{ field: 'summary', language: 'es' }], file: false, ground: 'safety' as const }
  await redactText(record.editor, { ...redaction, reason: { es: 'Por su seguridad', en: '' } })
  expect(await readRequestedFile(record.reader, id)).toBeNull()
  expect(await make(waiting)).not.toContain(summary.es)
})
