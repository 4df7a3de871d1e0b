import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { accessibilityFaults, markupFaults, sidewaysScroll } from '../support/page-faults.ts'
import { httpSession } from '../support/http-session.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR, signIn } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

const INVITED = 'luis.ramos.huaman@organizacion-con-nombre-largo.example'

/** The pages that stand at no address of their own, or only after something was done; the same on both databases. */
describe.skipIf(!findBrowser() || inject('leg').engine !== 'embedded')('without a fault at 320 and 1280 pixels', () => {
  let server: TestServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    browser = await openBrowser()
    page = await (await browser.newContext()).newPage()
    await acceptInvitation(page, await server.invitation('administrator'), EDITOR)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const go = (path: string) => page.goto(server.origin + path)

  /** Clicks, and waits for the page that follows. */
  async function press(on: Page, selector: string): Promise<void> {
    await Promise.all([on.waitForEvent('domcontentloaded'), on.click(selector)])
  }

  async function expectFaultless(): Promise<void> {
    expect(await markupFaults(await page.content())).toEqual([])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect([width, await sidewaysScroll(page), await accessibilityFaults(page)]).toEqual([width, 0, []])
    }
  }

  it('an organisation, a fresh invitation for it, and a person', async () => {
    await go('/es/workspace/people/organisations')
    await page.fill('[name=name_es]', 'Red Andina de Transparencia y Control Ciudadano')
    await page.fill('[name=name_en]', 'Andean Network for Transparency and Citizen Oversight')
    await press(page, 'main form button')
    await press(page, 'main .ruled a')
    await expectFaultless()
    await go('/en/workspace/people')
    await page.fill('[name=email]', INVITED)
    await page.check('[value=contributor]')
    await page.selectOption('[name=organisation]', { index: 1 })
    await press(page, 'main form[action$="/people"] button')
    await expectFaultless()
    const link = await page.locator('.address code').innerText()
    const invited = await (await browser.newContext()).newPage()
    await acceptInvitation(invited, link.replace('/en/', '/es/'), CONTRIBUTOR)
    await go('/en/workspace/people')
    await press(page, `main table a:text("${CONTRIBUTOR.name}")`)
    await expectFaultless()
  })

  it('a fresh key, and a form refused', async () => {
    await go('/es/workspace/account')
    await page.fill('[name=label]', 'Carga semanal')
    await page.check('[name=scopes_writeUpdate]')
    await press(page, 'main form[action$="/keys"] button')
    await expectFaultless()
    await press(page, 'main form[action$="/password"] button')
    expect(await page.locator('[role=alert] li').count()).toBe(3)
    await expectFaultless()
  })

  it('an expired session, a link that was asked for and used, and the way on', async () => {
    await go('/es/workspace/updates/new')
    await page.fill('[name=reason_es]', 'Un motivo\ncon «comillas» y dos líneas.')
    await page.context().clearCookies()
    await press(page, 'button[name=action][value=draft]')
    await expectFaultless()
    await page.fill('[name=email]', EDITOR.email)
    await press(page, 'button[formaction]')
    await expectFaultless()
    await press(page, 'main form button')
    await page.fill('[name=email]', EDITOR.email)
    await page.fill('[name=password]', EDITOR.password)
    await press(page, 'main form button')
    await expectFaultless()
    for (const until = Date.now() + 15_000; Date.now() < until && (await server.messages()).length === 0;) await sleep(50)
    await page.goto(/http\S+sign-in\/link\?\S+/.exec((await server.messages())[0]?.text ?? '')?.[0] ?? '')
    await expectFaultless()
    await press(page, 'main form button')
    await expectFaultless()
  })

  it('a role that was lost while a form was open', async () => {
    await signIn(page, server.origin, 'es', { ...CONTRIBUTOR, email: INVITED })
    await page.waitForURL(/workspace$/)
    await go('/es/workspace/updates/new')
    await page.fill('[name=reason_es]', 'Un motivo que no se pierde')
    const administrator = httpSession(server.origin)
    await administrator.post('/es/sign-in', { email: EDITOR.email, password: EDITOR.password })
    const people = await (await administrator.get('/es/workspace/people')).text()
    const id = new RegExp(`people/([0-9a-f-]{36})">${CONTRIBUTOR.name}`).exec(people)?.[1]
    const institution = /name="institution"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(people)?.[1] ?? ''
    const changed = await administrator.post(`/es/workspace/people/${id}`, { role: 'institution', organisation: '', institution })
    expect(changed.status).toBe(303)
    await press(page, 'button[name=action][value=draft]')
    expect(await page.locator('dd').allInnerTexts()).toContain('Un motivo que no se pierde')
    await expectFaultless()
  })
})
