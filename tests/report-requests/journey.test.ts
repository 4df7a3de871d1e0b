import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { pdfText } from '../support/pdf-text.ts'
import { startServer, type TestServer } from '../support/server.ts'

describe.skipIf(!findBrowser())('a reader without scripts', () => {
  let server: TestServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    browser = await openBrowser()
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it.each([
    ['en', 'Oversight|Parliament', 'not an edition'],
    ['es', 'Perú', 'no es una edición'],
  ])(
    'narrows the list, asks for the PDF, waits and downloads it, in %s',
    async (language, filter, notEdition) => {
      await page.goto(`${server.origin}/${language}/recommendations`)
      await page.click('.facet a[href*="theme=oversight"]')
      await page.click('.facet a[href*="country=PE"]')
      await page.click('details:has(form.as-pdf) > summary')
      await page.click('form.as-pdf button')
      expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${language}/reports/requests/[0-9a-f-]{36}$`))
      const link = page.locator('main a[type="application/pdf"]')
      await link.waitFor({ timeout: 45_000 })
      const theme = await page.locator('main dl dd').first().innerText()
      expect(theme).toMatch(new RegExp(filter))
      const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', server.origin))
      const text = (await pdfText(new Uint8Array(await answer.arrayBuffer()))).toLocaleLowerCase()
      expect(text).toContain(theme.toLocaleLowerCase())
      expect(text).toContain(notEdition)
      expect(text).toContain('rec-03')
      expect(await page.context().cookies()).toEqual([])
    },
    60_000,
  )
})
