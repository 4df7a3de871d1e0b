import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { verifySite } from './verify-site.ts'

const BEGIN = '2026-11-02T15:00:00Z'
const HOUR = 3_600_000

let app: TestApp
beforeAll(async () => {
  app = await testApp({ instant: BEGIN })
})
afterAll(() => app?.close())

it('the instants of the log never go back, however the clock steps, and the verifier finds nothing', async () => {
  const { record } = app
  const addressee = await record.addressee('REC-03')
  let due = 0
  const step = fc.oneof(fc.constantFrom(0, 1, -1), fc.integer({ min: -400 * 24 * HOUR, max: 30 * 24 * HOUR }))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      for (const by of steps) {
        record.clock.set(new Date(record.clock.now().getTime() + by).toISOString())
        due += 1
        await setDueDate(record.editor, { addresseeId: addressee, dueOn: `20${30 + (due % 60)}-02-28` })
      }
      const events = await record.db.selectFrom('events').select(['occurred_at', 'leaf']).orderBy('seq').execute()
      const instants = events.map(({ occurred_at }) => occurred_at.getTime())
      expect(instants).toEqual(instants.toSorted((a, b) => a - b))
      for (const { occurred_at, leaf } of events) expect((JSON.parse(leaf) as { at: string }).at).toBe(occurred_at.toISOString())
    }),
    { numRuns: 6 },
  )
  expect((await verifySite(app)).findings).toEqual([])
})

it('what is published after the clock stepped back is seen at once, everywhere', async () => {
  const { record } = app
  const [first, second] = [await record.addressee('REC-01'), await record.addressee('REC-02')]
  record.clock.set('2028-02-29T15:00:00Z')
  await publishUpdate(record, first, { summary: { es: 'Antes del paso atrás', en: 'Before the step back' } })
  record.clock.set('2028-02-28T15:00:00Z')
  await publishUpdate(record, second, { summary: { es: 'Después del paso atrás', en: 'After the step back' } })
  expect(await (await app.get('/en/recommendations/REC-01')).text()).toContain('Before the step back')
  expect(await (await app.get('/en/recommendations/REC-02')).text()).toContain('After the step back')
  const changes = await (await app.get('/en/changes')).text()
  for (const said of ['Before the step back', 'After the step back']) expect(changes).toContain(said)
  const feed = await (await app.get('/en/feeds/changes.atom')).text()
  for (const said of ['Before the step back', 'After the step back']) expect(feed).toContain(said)
  const list = (await (await app.get('/api/v1/addressees?limit=100')).json()) as { items: { id: string; status: string }[] }
  for (const id of [first, second]) expect(list.items.find((one) => one.id === id)?.status).toBe('partial')
})
