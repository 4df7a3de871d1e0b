import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { pdfText } from '../support/pdf-text.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR, signIn } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fillUpdate, pickAddressee, UPDATE } from '../support/update-form.ts'

const CODE = 'REC-01'
const INSTITUTION = 'Ministerio de Relaciones Exteriores'

/** Each engine sees the whole journey, and so does a browser with scripts and one without. */
const VARIANTS = [{ scripts: inject('leg').engine === 'embedded' ? 'off' : 'on' }]

describe.skipIf(!findBrowser()).each(VARIANTS)('from the update form to the monthly PDF, scripts $scripts', ({ scripts }) => {
  let server: TestServer
  let browser: Browser
  let contributor: Page
  let editor: Page
  let reader: Page
  let address: string

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    browser = await openBrowser()
    const open = async () => (await browser.newContext({ javaScriptEnabled: scripts === 'on' })).newPage()
    contributor = await open()
    editor = await open()
    reader = await open()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('two people accept their invitations, once', async () => {
    const link = await server.invitation('editor')
    await acceptInvitation(contributor, await server.invitation('contributor'), CONTRIBUTOR)
    await acceptInvitation(editor, link, EDITOR)
    expect(contributor.url()).toMatch(/\/es\/workspace$/)
    expect(editor.url()).toMatch(/\/es\/workspace$/)
    const again = await reader.goto(link)
    expect(again?.status()).toBeGreaterThanOrEqual(400)
  })

  it('the contributor signs in again and records an update with its evidence', async () => {
    await contributor.context().clearCookies()
    await signIn(contributor, server.origin, 'es', CONTRIBUTOR)
    await contributor.goto(`${server.origin}/es/workspace/updates/new`)
    await pickAddressee(contributor, CODE, INSTITUTION)
    await fillUpdate(contributor, UPDATE)
    await contributor.click('button[name=action][value=check]')
    expect(await contributor.locator('main').innerText()).toContain(UPDATE['reason_en'])
    await contributor.click('button[name=action][value=submit]')
    expect(contributor.url()).toBe(`${server.origin}/es/workspace`)
    await contributor.click('main h3 a[href*="/workspace/updates/"]')
    address = contributor.url()
    expect(await contributor.locator('main').innerText()).toContain(UPDATE['summary_es'])
  })

  it('nothing of it is public yet', async () => {
    await reader.goto(`${server.origin}/es/recommendations/${CODE}`)
    expect(await reader.locator('main').innerText()).not.toContain(UPDATE['summary_es'])
    expect(await (await fetch(`${server.origin}/es/feeds/changes.atom`)).text()).not.toContain(UPDATE['summary_es'])
  })

  it('the author is offered no way to publish it, and a forged request is refused', async () => {
    await contributor.goto(address)
    expect(await contributor.locator('form[action$="/publish"]').count()).toBe(0)
    const forged = await contributor.request.post(`${address}/publish`, {
      form: { version: '2' },
      headers: { origin: server.origin },
      maxRedirects: 0,
    })
    expect(forged.status()).toBeGreaterThanOrEqual(403)
  })

  it('a second person finds it in the review queue and publishes it', async () => {
    await editor.goto(`${server.origin}/es/workspace/review`)
    await editor.click(`main a[href$="${new URL(address).pathname}"]`)
    await editor.click('form[action$="/publish"] button')
    expect(editor.url()).toBe(`${server.origin}/es/recommendations/${CODE}`)
  })

  it.each([
    ['es', UPDATE['summary_es'], UPDATE['reason_es']],
    ['en', UPDATE['summary_en'], UPDATE['reason_en']],
  ] as const)('the public page says so in %s, with the evidence and both names', async (language, summary, reason) => {
    await reader.goto(`${server.origin}/${language}/recommendations/${CODE}`)
    const text = await reader.locator('main').innerText()
    for (const part of [summary, reason, UPDATE['new_0_title'], UPDATE['new_0_publisher'], CONTRIBUTOR.publicName, EDITOR.publicName])
      expect(text).toContain(part)
    expect(await reader.content()).toContain(UPDATE['new_0_address'])
  })

  it('the list of changes and both feeds carry it', async () => {
    await reader.goto(`${server.origin}/es/changes`)
    expect(await reader.locator('main').innerText()).toContain(UPDATE['summary_es'])
    for (const language of ['es', 'en'] as const) {
      const feed = await fetch(`${server.origin}/${language}/feeds/changes.atom`)
      expect(feed.headers.get('content-type')).toMatch(/^application\/atom\+xml/)
      expect(await feed.text()).toContain(UPDATE[`summary_${language}`])
    }
  })

  it('the record as of yesterday does not know it', async () => {
    await reader.goto(`${server.origin}/es/recommendations/${CODE}?as_of=2026-11-19T12:00:00Z`)
    expect(await reader.locator('main').innerText()).not.toContain(UPDATE['summary_es'])
  })

  it.each(['es', 'en'] as const)(
    'once the month is over, the schedule issues the report, and its PDF in %s holds the update',
    async (language) => {
      server.clock.set('2026-12-01T05:01:00Z')
      const path = await server.edition(/monthly|2026-11/, language)
      const response = await fetch(`${server.origin}${path}`)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      const text = await pdfText(new Uint8Array(await response.arrayBuffer()))
      for (const part of [CODE, UPDATE[`summary_${language}`], UPDATE[`reason_${language}`], UPDATE['new_0_title']])
        expect(text).toContain(part)
    },
  )

  it('the feed of reports announces it with its exact length', async () => {
    const feed = await (await fetch(`${server.origin}/es/feeds/reports.atom`)).text()
    const [, href = '', length = ''] = /<link rel="enclosure"[^>]*href="([^"]*2026-11[^"]*\.es\.pdf)"[^>]*length="(\d+)"/.exec(feed) ?? []
    expect(href).not.toBe('')
    const pdf = await fetch(href)
    expect((await pdf.arrayBuffer()).byteLength).toBe(Number(length))
  })
})
