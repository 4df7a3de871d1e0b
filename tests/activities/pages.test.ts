import { afterAll, beforeAll, expect, it } from 'vitest'
import { ActivityQuery, findActivities, withdrawActivities } from '../../src/activities/index.ts'
import { markupFaults } from '../support/page-faults.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { publishCitation, recommendationId } from './sample-citation.ts'
import { bringSample } from './sample-file.ts'

let app: TestApp
let batchId: string

const html = async (path: string) => {
  const response = await app.get(path, { accept: 'text/html' })
  const body = await response.text()
  if (response.status === 200) expect(await markupFaults(body)).toEqual([])
  return { status: response.status, body: body.replaceAll(/\s+/g, ' ') }
}
const first = async (q: string) => (await findActivities(app.record.reader, ActivityQuery.parse({ q }), null)).items[0]?.id ?? ''

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  app.record.clock.set('2026-11-03T15:00:00Z')
  batchId = (await bringSample(app.record.administrator)).batchId
  app.record.clock.set('2026-11-04T15:00:00Z')
})
afterAll(() => app?.close())

it('the list adds up, narrows, says what its sums leave out, and can be taken along', async () => {
  expect((await html('/es/activities?as_of=2026-11-02T16:00:00Z')).body).toContain(
    'Todavía no se ha publicado ningún archivo de actividades.',
  )
  const { body } = await html('/es/activities?country=peru')
  expect(body).toContain('No entra 1 fila del archivo que suma otras.')
  expect(body).toMatch(/PILOT HARBOUR COURSE.*igual a la fila 2/)
  expect((await html('/en/activities?q=nothing+like+this')).body).toContain('No activity fits what you look for.')
  expect((await html('/en/activities?kind=subtotal')).body).toContain('These rows of the files add up other rows.')
  const csv = await (await app.get('/es/activities.csv?country=peru')).text()
  expect(csv.trim().split('\r\n')).toHaveLength(5)
  for (const bad of [
    'year=20',
    'country=%27',
    'sort=x',
    'after=x',
    'batch=1',
    'odd=2',
    'agreement=../x',
    'after=9999-99-99~00000000-0000-0000-0000-000000000000',
  ]) {
    expect([bad, (await html(`/es/activities?${bad}`)).status]).toEqual([bad, 400])
  }
  expect((await html('/es/activities?agreement=none-such')).status).toBe(404)
})

it('one record shows the file beside what was read, and is gone with its batch, but not in the past', async () => {
  const id = await first('river')
  await publishCitation(app.record, await recommendationId(app.record, 'REC-01'), { activities: [id] })
  const { body } = await html(`/en/activities/${id}`)
  expect(body).toContain('3/1/2008 3/25/2008')
  expect(body).toContain('was read as start 2008-03-01 and end 2008-03-25')
  expect(body).toContain('REC-01')
  expect((await html('/en/recommendations/REC-01')).body).toContain(`/en/activities/${id}`)
  expect((await html('/en/changes')).body).toContain('Activities published')
  expect((await app.get(`/id/activity/${id}`)).headers.get('location')).toContain(`/activities/${id}`)
  app.record.clock.set('2026-11-06T15:00:00Z')
  await withdrawActivities(app.record.administrator, { batchId, reason: { es: 'Archivo equivocado', en: 'Wrong file' } })
  expect((await html(`/en/activities/${id}`)).status).toBe(404)
  expect((await html(`/id/activity/${id}`)).status).toBe(410)
  expect((await html(`/en/activities/${id}?as_of=2026-11-05`)).status).toBe(200)
  expect((await html('/en/activities/not-an-id')).status).toBe(404)
})
