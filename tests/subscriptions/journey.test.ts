import { setTimeout as sleep } from 'node:timers/promises'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpSession } from '../support/http-session.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { words } from '../../templates/i18n/index.ts'

const { t } = words('es')
const ROSA = 'rosa.quispe@organizacion.example'
const FORM = { topic: 'changes?theme=oversight', frequency: 'weekly', language: 'es' }

let server: TestServer
let read = 0
beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
})
afterAll(() => server?.close())

const reader = () => httpSession(server.origin)
const page = async (response: Response) => `${response.status} ${unescaped(await response.text())}`

/** The next mail that nobody read yet, and the link in it that is not the site's own. */
async function nextMail(): Promise<{ readonly mail: ParsedMail; readonly link: string }> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(50)) {
    const mail = (await server.messages())[read]
    if (!mail) continue
    read += 1
    return { mail, link: new URL(/http\S+\/subscribe\/\S+/.exec(mail.text ?? '')?.[0] ?? '').pathname }
  }
  throw new Error('no mail after 20 s')
}

it('answers everybody alike; what was typed wrong comes back with the fault', async () => {
  const form = await page(await reader().get(`/es/subscribe?topic=${encodeURIComponent(FORM.topic)}`))
  expect(form).toContain('Cambios · Control')
  expect(hiddenFields(form, /\/subscribe$/)).toEqual({ topic: [FORM.topic] })
  expect(await page(await reader().get('/es/subscribe?topic=changes%3Fstatus%3Dreversed'))).toContain('Ahora ningún destinatario coincide')
  expect(await page(await reader().get('/es/subscribe?topic=changes%3Ftheme%3Dnone'))).toMatch(/^404 [\s\S]*<optgroup/)
  const wrong = await page(await reader().post('/es/subscribe', { ...FORM, email: 'Abuse@example.org' }))
  expect(wrong).toMatch(/^422 /)
  expect(wrong).toContain('value="Abuse@example.org"')
  expect(wrong).toContain(t('errors.address_nobody'))
  const asked = await reader().post('/es/subscribe', { ...FORM, email: ROSA })
  expect(asked.headers.getSetCookie()).toEqual([])
  const honey = await reader().post('/es/subscribe', { ...FORM, email: 'robot@example.org', website: 'http://x.example' })
  expect((await page(honey)).replaceAll('robot@example.org', ROSA)).toBe(await page(asked))
  const elsewhere = {
    method: 'POST',
    body: new URLSearchParams({ ...FORM, email: ROSA }),
    headers: { origin: 'https://elsewhere.example' },
  }
  expect((await fetch(`${server.origin}/es/subscribe`, elsewhere)).status).toBe(403)
})

it('confirms by a button and not by looking, changes, ends by one click, and is gone after 28 days', async () => {
  const { mail, link } = await nextMail()
  expect([mail.to, mail.subject]).toMatchObject([{ text: ROSA }, expect.stringContaining('Cambios · Control')])
  for (const method of ['HEAD', 'GET']) expect((await fetch(server.origin + link, { method })).status).toBe(200)
  expect(await page(await reader().get(link))).toContain(t('follow.subscribe.confirm.waiting_text'))
  const confirmed = await page(await reader().post(link, {}))
  expect(confirmed).toContain(t('follow.subscribe.confirm.confirmed_text'))
  expect(await page(await reader().post(link, {}))).not.toContain('/subscribe/preferences/')
  const preferences = /href="([^"]*\/subscribe\/preferences\/[^"]*)"/.exec(confirmed)?.[1] ?? ''

  const opened = await reader().get(preferences)
  expect(Object.fromEntries(opened.headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'same-origin',
  })
  const [, field = ''] = /name="(frequency_[0-9a-f-]+)"/.exec(await opened.text()) ?? []
  const faulty = await page(await reader().post(preferences, { language: 'es', [field]: 'hourly' }))
  expect([faulty.slice(0, 3), faulty.includes(t('errors.frequency_missing'))]).toEqual(['422', true])
  const saved = await reader().post(preferences, { language: 'en', [field]: 'daily' })
  expect(saved.headers.get('location')).toBe(`${preferences.replace('/es/', '/en/')}?done=saved`)
  const held = await (await reader().get(`${preferences}/export`)).json()
  expect(held).toMatchObject({
    address: ROSA,
    language: 'en',
    subscriptions: [{ topic: FORM.topic, frequency: 'daily' }],
    mails: [{ kind: 'confirmation' }],
  })

  await reader().post('/en/subscribe', { ...FORM, email: ROSA })
  const again = await nextMail()
  expect([again.mail.subject, again.link.replace(/\/[^/]+$/, '')]).toEqual([
    expect.stringContaining('already'),
    '/en/subscribe/preferences',
  ])
  expect((await server.run(['subscribers', 'count'])).lines.slice(-1)).toEqual(['daily\t1\t0\t0'])
  expect(await server.run(['subscribers', 'end', 'unknown@example.org'])).toMatchObject({ exitCode: 1 })
  const ended = await reader().post(`${preferences}/end`, { end: field.replace('frequency_', '') })
  expect(ended.headers.get('location')).toBe(`${preferences}?done=ended`)
  expect(await page(await reader().get(preferences))).toContain('18 de diciembre de 2026')
  server.clock.set('2026-12-18T15:01:00Z')
  await server.edition(/baseline/, 'es')
  expect(await page(await reader().get(preferences))).toMatch(/^410 /)
})

it('lets anybody ask for their link, and delete everything with it at once', async () => {
  await reader().post('/es/subscribe', { ...FORM, email: ROSA })
  await reader().post((await nextMail()).link, {})
  const answers = []
  for (const email of [ROSA, 'nadie@organizacion.example']) {
    answers.push((await page(await reader().post('/es/subscribe/access', { email }))).replaceAll(email, '…'))
  }
  expect(answers[0]).toBe(answers[1])
  const { link } = await nextMail()
  expect(await page(await reader().get(`${link}/delete`))).toContain('r…@organizacion.example')
  expect(await page(await reader().post(`${link}/delete`, {}))).toContain(t('follow.preferences.delete.done'))
  expect(await page(await reader().get(link))).toContain(t('errors.follow_link_over'))
  expect(await page(await reader().get(`${link.slice(0, -3)}abc`))).toMatch(/^404 [\s\S]*\/es\/subscribe\/access/)
  expect((await server.run(['subscribers', 'count'])).lines[0]).toBe('subscribers\t0')
})
