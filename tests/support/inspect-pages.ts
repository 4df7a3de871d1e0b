import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from './browser.ts'
import { accessibilityFaults, markupFaults, sidewaysScroll } from './page-faults.ts'
import { acceptInvitation, EDITOR } from './people.ts'
import { startServer, type TestServer } from './server.ts'
import { fillUpdate, pickAddressee, UPDATE } from './update-form.ts'

/** A path that ends in `*` stands for the first such link on the page before the star. */
const PUBLIC = [
  '',
  '/recommendations',
  '/recommendations?status=not_assessed&country=PE&q=acuerdo',
  '/recommendations?q=nothing-is-called-this',
  '/recommendations/REC-01',
  '/recommendations/REC-03?as_of=2026-11-20T15:30:00Z',
  '/institutions',
  '/institutions/*',
  '/agreements',
  '/agreements/*',
  '/themes/oversight',
  '/changes',
  '/corrections',
  '/reports',
  '/reports/baseline',
  '/methodology',
  '/verify',
  '/log/3',
  '/sign-in',
]
const NOT_FOUND = ['/recommendations/REC-99', '/institutions/nobody', '/nowhere', '/recommendations?as_of=yesterday']
const WORKSPACE = ['/workspace', '/workspace/updates/new', '/workspace/review', '/workspace/people']

/** Both widths and both colour schemes, crossed with the two languages so that each pair is seen once. */
const VIEWS = {
  es: [
    { width: 320, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ],
  en: [
    { width: 320, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ],
} as const

export type PageLanguage = keyof typeof VIEWS

/** Looks at every page in one language, at 320 and 1280 pixels, light and dark, in a browser with a service of its own. */
export function inspectPages(only: PageLanguage): void {
  describe.skipIf(!findBrowser())(`every page in ${only}, at 320 and 1280 pixels, light and dark`, () => {
    let server: TestServer
    let browser: Browser
    let reader: BrowserContext
    let worker: BrowserContext
    const strangers: string[] = []

    beforeAll(async () => {
      server = await startServer({ instant: '2026-11-20T15:00:00Z' })
      browser = await openBrowser()
      reader = await browser.newContext()
      worker = await browser.newContext()
      for (const context of [reader, worker]) {
        context.on('request', (request) => {
          if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) strangers.push(request.url())
        })
      }
      await acceptInvitation(await worker.newPage(), await server.invitation('administrator'), EDITOR)
      await server.edition(/baseline/, 'es')
      server.clock.set('2026-11-20T17:00:00Z')
    })

    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    const languages = [only] as const
    const each = (paths: readonly string[]) =>
      languages.flatMap((language) => paths.map((path) => [`/${language}${path}`, language] as const))

    it.each(each(PUBLIC))('%s', async (path, language) => {
      const page = await reader.newPage()
      const address = path.endsWith('*') ? await firstLink(page, path.slice(0, -2)) : path
      await inspect(page, address, language, 200)
      await page.close()
    })

    it.each(each(NOT_FOUND))('%s is refused on a whole page', async (path, language) => {
      const page = await reader.newPage()
      await inspect(page, path, language, path.includes('?') ? 400 : 404)
      await page.close()
    })

    it.each(each(WORKSPACE))('%s', async (path, language) => {
      const page = await worker.newPage()
      await inspect(page, path, language, 200)
      await page.close()
    })

    it.each(languages)('the update form with its faults, a submitted update, and an invitation, in %s', async (language) => {
      const page = await worker.newPage()
      await page.goto(`${server.origin}/${language}/workspace/updates/new`)
      await page.click('button[name=action][value=submit]')
      expect(await page.locator('[role=alert] li').count()).toBe(6)
      await lookAt(page, language)
      await page.goto(`${server.origin}/${language}/workspace/updates/new`)
      await pickAddressee(page, language === 'es' ? 'REC-02' : 'REC-04', '')
      await fillUpdate(page, UPDATE)
      await page.click('button[name=action][value=submit]')
      await inspect(page, new URL(page.url()).pathname, language, 200)
      const invitation = await reader.newPage()
      await inspect(
        invitation,
        new URL(await server.invitation('contributor')).pathname.replace(/^\/(es|en)/, `/${language}`),
        language,
        200,
      )
      await page.close()
      await invitation.close()
    })

    it('no page asked anybody else for anything, and readers got no cookie', async () => {
      expect(strangers).toEqual([])
      expect(await reader.cookies()).toEqual([])
    })

    async function inspect(page: Page, path: string, language: PageLanguage, status: number): Promise<void> {
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      const response = await page.goto(server.origin + path)
      expect(response?.status()).toBe(status)
      expect(await markupFaults((await response?.text()) ?? '')).toEqual([])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await lookAt(page, language)
      expect(problems).toEqual([])
    }

    async function firstLink(page: Page, list: string): Promise<string> {
      await page.goto(server.origin + list)
      return (await page.locator(`main a[href^="${list}/"]`).first().getAttribute('href')) ?? list
    }
  })
}

async function lookAt(page: Page, language: PageLanguage): Promise<void> {
  for (const { width, colorScheme } of VIEWS[language]) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    expect({ width, colorScheme, sideways: await sidewaysScroll(page), faults: await accessibilityFaults(page) }).toEqual({
      width,
      colorScheme,
      sideways: 0,
      faults: [],
    })
  }
}
