import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  answerSubscriptionRequests,
  confirmationLink,
  confirmSubscription,
  preferencesLink,
  readRecipients,
  requestSubscription,
  unsubscribeLink,
} from '../../src/subscriptions/index.ts'
import { composeMails, tellByMail } from '../../src/mailings/index.ts'
import { pathForLog } from '../../src/http/path-for-log.ts'
import { noteEvents } from '../../src/topics/index.ts'
import type { Status } from '../../templates/view/scales.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ instant: '2026-11-20T15:00:00Z' })
})
afterAll(() => app?.close())

const statuses: Status[] = ['committed', 'substantial', 'not_started']

/** Somebody who follows everything at once, and the unsubscribe address in the mail that the next published assessment brings. */
async function follower(email: string): Promise<{ readonly id: string; readonly path: string }> {
  const { record } = app
  for (const [topic, frequency] of [
    ['changes', 'at_once'],
    ['changes?country=US', 'at_once'],
    ['changes?country=PE', 'weekly'],
  ] as const) {
    await requestSubscription(record.reader, { fields: { topic, frequency, language: 'en', email }, clientAddress: '192.0.2.1' })
    await answerSubscriptionRequests(record.system)
    const { subscription_id: id } = await record.db
      .selectFrom('mails')
      .select('subscription_id')
      .where('kind', '=', 'confirmation')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await confirmSubscription(
      record.reader,
      confirmationLink(record.reader, id ?? '', 'en')
        .split('/')
        .at(-1) ?? '',
    )
  }
  record.clock.set(new Date(record.clock.now().getTime() + 60_000).toISOString())
  const status = statuses.pop() ?? 'partial'
  await publishUpdate(record, await record.addressee('REC-01'), { status, effectiveOn: '2026-11-19' })
  await noteEvents(record.system)
  await tellByMail(record.system)
  const row = await record.db
    .selectFrom('mails')
    .selectAll()
    .where('kind', '=', 'at_once')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const message = (await composeMails(record.system, [row])).get(row.id)
  expect(message?.to).toBe(email)
  return { id: row.subscriber_id, path: new URL(message?.unsubscribe ?? '').pathname }
}

const standing = async (id: string) =>
  (await readRecipients(app.record.system, [id])).get(id)?.subscriptions.map(({ query, frequency }) => `${query} ${frequency}`)

it('ends the mails of its frequency by the one POST that a mail program sends, and says so again', async () => {
  const { id, path } = await follower('rosa@example.org')
  const asked = await app.get(path)
  expect([asked.status, asked.headers.get('cache-control'), asked.headers.get('set-cookie')]).toEqual([200, 'no-store', null])
  const shown = await asked.text()
  expect(shown.slice(shown.indexOf('<main'))).toMatch(/<li>Changes<\/li>[\s\S]*<li>Changes · United States<\/li>[\s\S]*<button/)
  await app.request(path, { method: 'HEAD' })
  expect(await standing(id)).toHaveLength(3)

  const body = 'List-Unsubscribe=One-Click'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const first = await app.request(path, { method: 'POST', body, headers })
  expect([first.status, await first.text()]).toEqual([200, expect.stringContaining('You will not get these messages any more')])
  expect(await standing(id)).toEqual(['country=PE weekly'])
  const again = await app.request(path, {
    method: 'POST',
    body,
    headers: { ...headers, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
  })
  expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('It had ended already')])
  const reasons = await app.record.db
    .selectFrom('subscriptions')
    .select('end_reason')
    .where('subscriber_id', '=', id)
    .orderBy('id')
    .execute()
  expect(reasons.map((row) => row.end_reason)).toEqual(['one_click', 'one_click', null])
})

it('takes the same as multipart, as a button of its own page, and refuses what it did not sign', async () => {
  const { id, path } = await follower('elsa@example.org')
  for (const forged of [path.slice(0, -1), `${path}A`, path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), '/en/unsubscribe/x.y']) {
    expect((await app.request(forged, { method: 'POST', body: new URLSearchParams() })).status).toBe(404)
  }
  expect(await standing(id)).toHaveLength(3)
  const broken = { method: 'POST', body: 'no parts', headers: { 'content-type': 'multipart/form-data; boundary=x' } }
  const weekly = new URL(unsubscribeLink(app.record.reader, id, 'weekly', 'en')).pathname
  expect([(await app.request(weekly, broken)).status, await standing(id)]).toEqual([200, [' at_once', 'country=US at_once']])
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  expect((await app.request(path, { method: 'POST', body: form })).status).toBe(200)
  expect(await standing(id)).toEqual([])
})

it('leaves every other form to this site alone, and no token in the log', async () => {
  const { id } = await follower('nora@example.org')
  const preferences = new URL(preferencesLink(app.record.reader, id, 'en')).pathname
  const post = (path: string) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(), headers: { 'sec-fetch-site': 'cross-site' } })
  const others = ['/end', '/delete', '/links', ''].map((act) => preferences + act)
  for (const path of [...others, '/en/subscribe', '/en/subscribe/access', '/en/unsubscribe', '/en/unsubscribe/a.b/more']) {
    expect([path.replace(preferences, '…'), (await post(path)).status]).toEqual([path.replace(preferences, '…'), 403])
  }
  expect(await standing(id)).toHaveLength(3)
  expect(pathForLog(`${preferences}/export`)).toBe('/en/subscribe/preferences/…/export')
  expect(pathForLog('/es/unsubscribe/a.b')).toBe('/es/unsubscribe/…')
  expect(pathForLog('/es/subscribe/confirm/a.b')).toBe('/es/subscribe/confirm/…')
})
