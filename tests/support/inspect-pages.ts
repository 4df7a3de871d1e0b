import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from './browser.ts'
import { accessibilityFaults, layoutShift, markupFaults, sidewaysScroll } from './page-faults.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR, signIn } from './people.ts'
import { startServer, type TestServer } from './server.ts'
import { fillUpdate, pickAddressee, UPDATE } from './update-form.ts'
import { codeOf, later } from '../second-factor/app.ts'
import { toThisMachine } from '../webhooks/receiver.ts'

/** A path that ends in `*` stands for the first such link on the page before the star, or before the `>`. */
const PUBLIC = [
  '',
  '/recommendations',
  '/recommendations?status=not_assessed&country=PE&q=acuerdo',
  '/recommendations?q=nothing-is-called-this',
  '/recommendations?q=aquerdos&sort=status',
  '/recommendations?theme=oversight&as_of=2026-11-20T15:30:00Z',
  '/evidence',
  '/evidence?q=ministerio&kind=official_text',
  '/compare',
  '/compare?from=2026-11-01&country=PE',
  '/recommendations/REC-01',
  '/recommendations/REC-03?as_of=2026-11-20T15:30:00Z',
  '/recommendations/REC-01/history',
  '/recommendations/REC-01/evidence',
  '/recommendations/REC-01 > /evidence/*',
  '/institutions',
  '/institutions/*',
  '/activities',
  '/agreements',
  '/agreements/*',
  '/agreements?disclosure=full_text&type=AT-02',
  '/themes',
  '/themes/oversight',
  '/concerns',
  '/concerns/CN-02',
  '/standards',
  '/standards/PE-01?as_of=2026-11-20T15:30:00Z',
  '/sources',
  '/sources/001',
  '/matrix',
  '/matrix?country=PE&status=not_assessed&concern=CN-02',
  '/glossary',
  '/changes',
  '/changes?theme=oversight&country=PE&kind=recommendation_added',
  '/corrections?status=reversed&kind=update_corrected',
  '/corrections',
  '/corrections?kind=text_redacted',
  '/reports',
  '/reports/baseline',
  '/reports/baseline/register',
  '/reports/baseline/themes/oversight',
  '/reports/baseline/compare/baseline',
  '/embed/recommendations/REC-03',
  '/embed/themes/oversight?as_of=2026-11-20T15:30:00Z',
  '/panels/recommendations/REC-03',
  '/panels/themes/oversight',
  '/methodology',
  '/data',
  '/verify',
  '/log/3',
  '/sign-in',
  '/outbox',
  '/subscribe',
  '/subscribe?topic=changes%3Fq%3Dbases%26theme%3Doversight%26status%3Dreversed',
  '/subscribe?topic=reports',
  '/subscribe/access',
  '/privacy',
  '/accessibility',
  '/api',
  '/api/updates',
  '/api/problems',
  '/api/shapes',
]
const NOT_FOUND = [
  '/recommendations/REC-99',
  '/subscribe/preferences/a.b',
  '/unsubscribe/a.b',
  '/institutions/nobody',
  '/nowhere',
  '/recommendations?as_of=yesterday',
  '/recommendations?status=finished&q=agua&as_of=2026-11-20T15:30:00Z',
  '/compare?from=yesterday&to=2026-11-20',
]
const WORKSPACE = [
  '/workspace',
  '/workspace/updates/new',
  '/workspace/updates/several',
  '/workspace/addressees',
  '/workspace/review',
  '/workspace/evidence',
  '/workspace/proposals',
  '/workspace/proposals/new',
  '/workspace/proposals/new/agreement',
  '/workspace/citations/new?citer=REC-01',
  '/workspace/replies',
  '/workspace/schedules',
  '/workspace/schedules/new',
  '/workspace/schedules/monthly',
  '/workspace/schedules/monthly/edit',
  '/workspace/schedules/monthly/end',
  '/workspace/imports',
  '/workspace/operation',
  '/workspace/journal',
  '/workspace/journal?act=account_created&from=2026-11-01',
  '/workspace/people',
  '/workspace/people/organisations',
  '/workspace/account',
  '/workspace/account/second-factor',
  '/workspace/account/sessions',
  '/workspace/webhooks',
  '/workspace/webhooks/new?topic=changes%3Ftheme%3Doversight',
]

/** Pages of every layout, and how much later than the page its fonts come, in milliseconds. */
const MOVABLE = ['', '/recommendations', '/recommendations/REC-01', '/institutions', '/matrix', '/reports/baseline', '/glossary']
const LATE = 300

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

/**
 * Looks at every page in these languages, at 320 and 1280 pixels, light and dark, in a browser with a service of its own; with a
 * sample (addresses of the lists above, with their language) at those only, and at no form that is filled in.
 */
export function inspectPages(languages: readonly PageLanguage[], sample?: readonly string[]): void {
  const which = sample === undefined ? 'every page' : 'a sample of the pages'
  describe.skipIf(!findBrowser())(`${which} in ${languages.join(' and ')}, at 320 and 1280 pixels, light and dark`, () => {
    let server: TestServer
    let browser: Browser
    let reader: BrowserContext
    let worker: BrowserContext
    /** One page each for the reader and for somebody signed in: opening another costs as much as a look. */
    let reading: Page
    let working: Page
    let problems: string[] = []
    const strangers: string[] = []

    beforeAll(async () => {
      server = await startServer({ webhooks: toThisMachine([]), instant: '2026-11-20T15:00:00Z' })
      browser = await openBrowser()
      reader = await browser.newContext()
      worker = await browser.newContext()
      for (const context of [reader, worker]) {
        context.on('request', (request) => {
          if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) strangers.push(request.url())
        })
      }
      reading = await reader.newPage()
      working = await worker.newPage()
      for (const page of [reading, working]) page.on('pageerror', (error) => problems.push(error.message))
      await acceptInvitation(working, await server.invitation('administrator'), EDITOR)
      await server.edition(/baseline/, 'es')
      server.clock.set('2026-11-20T17:00:00Z')
    })

    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    const each = (paths: readonly string[]) =>
      languages
        .flatMap((language) => paths.map((path) => [`/${language}${path}`, language] as const))
        .filter(([path]) => sample === undefined || sample.includes(path))
    const filled = sample === undefined ? languages : []

    it.each(each(PUBLIC))(
      '%s',
      async (path, language) => {
        const [from = path, under] = path.split(' > ')
        const list = under === undefined ? path.slice(0, -2) : `/${language}${under.slice(0, -2)}`
        const address = path.endsWith('*') ? await firstLink(reading, list, under === undefined ? list : from) : path
        await inspect(reading, address, language, 200)
      },
      60_000,
    )

    it.each(each(NOT_FOUND))('%s is refused on a whole page', async (path, language) => {
      await inspect(reading, path, language, path.includes('?') ? 400 : 404)
    })

    it.each(each(WORKSPACE))('%s', async (path, language) => {
      await inspect(working, path, language, 200)
    })

    it.each(filled)('a report of a list view: asked for, under way, done, refused and gone, in %s', async (language) => {
      await reading.goto(`${server.origin}/${language}/recommendations?theme=oversight&country=PE`)
      await reading.click('details:has(form.as-pdf) > summary')
      await lookAt(reading, language)
      const requests = `/${language}/reports/requests`
      const body = new URLSearchParams({ q: language })
      const init = { method: 'POST', headers: { origin: server.origin }, body, redirect: 'manual' } as const
      const path = (await fetch(server.origin + requests, init)).headers.get('location') ?? ''
      // Looked at for longer than the pause after which it renews itself.
      await reading.route(server.origin + path, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), refresh: '' } })
      })
      await inspect(reading, path, language, 200)
      await reading.unrouteAll()
      await reading.goto(server.origin + path)
      await reading.waitForSelector('main a[type="application/pdf"]')
      await inspect(reading, path, language, 200)
      await inspect(reading, path.replace(/[0-9a-f]{12}(?=\?)/, '000000000000'), language, 410)
      await reading.goto(`${server.origin}/${language}/recommendations`)
      await reading.click('details:has(form.as-pdf) > summary')
      await reading
        .locator('#report-length option')
        .first()
        .evaluate((option) => option.setAttribute('value', 'endless'))
      await reading.click('form.as-pdf button')
      await lookAt(reading, language)
    })

    it.each(filled)('the update form with its faults, a submitted update, and an invitation, in %s', async (language) => {
      const page = await worker.newPage()
      await page.goto(`${server.origin}/${language}/workspace/updates/new`)
      await page.click('button[name=action][value=check]')
      expect(await page.locator('[role=alert] li').count()).toBe(6)
      await lookAt(page, language)
      await page.goto(`${server.origin}/${language}/workspace/updates/new`)
      await pickAddressee(page, language === 'es' ? 'REC-02' : 'REC-04', '')
      await fillUpdate(page, UPDATE)
      await page.click('button[name=action][value=check]')
      await lookAt(page, language)
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

    it.each(filled)('a form of a proposal with its faults, and a change of an agreement in review, in %s', async (language) => {
      await working.goto(`${server.origin}/${language}/workspace/proposals/new`)
      await working.selectOption('#reading-subject', { index: 1 })
      await working.click('form[action$="/new/reading"] button')
      await working.click('button[name=action][value=submit]')
      expect(await working.locator('[role=alert] li').count()).toBe(3)
      await lookAt(working, language)
      await working.goto(`${server.origin}/${language}/workspace/proposals/new`)
      await working.selectOption('#agreement-subject', { index: language === 'es' ? 1 : 2 })
      await working.click('form[action$="/new/agreement"] button')
      await working.fill('[name=ended_on]', '2026-10')
      await working.click('button[name=action][value=submit]')
      await inspect(working, new URL(working.url()).pathname, language, 200)
    })

    it.each(filled)('an invitation to reply, the desk of the institution, its reply, and a redaction, in %s', async (language) => {
      await working.goto(`${server.origin}/${language}/recommendations/REC-01`)
      const invite = working.locator('main a[href*="/workspace/replies/new?update="]').first()
      const redact = await working.locator('main a[href*="/workspace/redactions/"]').first().getAttribute('href')
      await inspect(working, (await invite.getAttribute('href')) ?? '', language, 200)
      await working.click('main form button')
      await lookAt(working, language)
      const link = await working.locator('[role=status] code').innerText()
      const speaking = await (await browser.newContext()).newPage()
      await acceptInvitation(speaking, link, { ...CONTRIBUTOR, email: 'prensa@rree.example' })
      await inspect(speaking, `/${language}/workspace/replies`, language, 200)
      await speaking.click('main a[href*="/workspace/replies/"]')
      await speaking.click('button[name=action][value=check]')
      expect(await speaking.locator('[role=alert] li').count()).toBe(1)
      await lookAt(speaking, language)
      await speaking.fill(`[name=reply_${language}]`, 'Los anexos se publicarán en enero. '.repeat(20))
      await speaking.click('button[name=action][value=check]')
      await lookAt(speaking, language)
      await speaking.click('button[name=action][value=publish]')
      await inspect(speaking, `/${language}/recommendations/REC-01`, language, 200)
      await inspect(working, redact ?? '', language, 200)
      await working.check('input[name=text] >> nth=0')
      await working.check('input[name=ground] >> nth=1')
      await working.fill('[name=redaction_reason_es]', 'Ponía en peligro a una persona.')
      await working.click('button[name=action][value=check]')
      await lookAt(working, language)
      await working.click('button[name=action][value=redact]')
      await lookAt(working, language)
      await speaking.context().close()
    })

    it.each(filled)('a webhook with its secret, its log after a test, and its end, in %s', async (language) => {
      await working.goto(`${server.origin}/${language}/workspace/webhooks/new`)
      await working.fill('[name=address]', 'https://127.0.0.2/')
      await working.uncheck('[name=topics_changes]')
      await working.click('main form button')
      expect(await working.locator('[role=alert] li').count()).toBe(2)
      await lookAt(working, language)
      await working.fill('[name=address]', 'https://receiver.example/avisos?token=9f3c1d7a5b2e8c4d6f0a1b3c5d7e9f2a4b6c8d0e')
      await working.check('[name=topics_reports]')
      await working.click('main form button')
      await lookAt(working, language)
      const path = new URL((await working.locator('main a[href$="/edit"]').getAttribute('href')) ?? '', server.origin).pathname.replace(
        /\/edit$/,
        '',
      )
      await working.click('main form[action$="/test"] button')
      await inspect(working, `${path}/deliveries`, language, 200)
      for (const rest of ['', '/edit', '/delete']) await inspect(working, path + rest, language, 200)
    })

    it.each(filled)('one assessment for several, and what an editor does to a published one, in %s', async (language) => {
      await working.goto(`${server.origin}/${language}/workspace/updates/several`)
      for (const place of [3, 4]) await working.locator('input[name=addressees]').nth(place).check()
      await fillUpdate(working, UPDATE)
      await working.click('button[name=action][value=check]')
      await lookAt(working, language)
      await working.click('button[name=action][value=submit]')
      await inspect(working, `/${language}/workspace/review`, language, 200)
      await working.locator('main a[href*="/workspace/updates/several/"]').first().click()
      await inspect(working, new URL(working.url()).pathname, language, 200)
      await working.goto(`${server.origin}/${language}/workspace/addressees`)
      await working.click('button[name=action][value=due]')
      await lookAt(working, language)
      const dueDate = await working.locator('main a[href$="/due-date"]').first().getAttribute('href')
      await working.goto(`${server.origin}/${language}/recommendations/REC-03`)
      const acts = await working
        .locator('main a[href$="/correct"], main a[href$="/withdraw"]')
        .evaluateAll((links) =>
          links.map((link) => (link as unknown as { getAttribute(name: string): string | null }).getAttribute('href')),
        )
      expect(acts.length).toBeGreaterThanOrEqual(2)
      for (const act of [dueDate, ...acts]) await inspect(working, act ?? '', language, 200)
    })

    it.each(filled)('a draft edition, the desk that leads to it, superseding one with its fault and its check, in %s', async (language) => {
      await working.goto(`${server.origin}/${language}/workspace/editions/baseline/supersede`)
      await lookAt(working, language)
      await working.click('button[name=action][value=check]')
      expect(await working.locator('[role=alert] li').count()).toBe(1)
      await lookAt(working, language)
      await working.fill(`[name=corrections_note_${language}]`, 'Una cifra del tema «Supervisión» estaba mal. '.repeat(8))
      await working.click('button[name=action][value=check]')
      await lookAt(working, language)
      await working.goto(`${server.origin}/${language}/workspace/schedules/new`)
      await working.fill('[name=slug]', `held-${language}`)
      await working.fill('[name=name_es]', 'Informe revisado')
      await working.fill('[name=name_en]', 'Reviewed report')
      await working.fill('[name=hold_days]', '5')
      await working.click('button[name=action][value=check]')
      await working.click('button[name=action][value=save]')
      server.clock.set('2026-12-01T05:00:00Z')
      await server.edition(/monthly-2026-11/, 'es')
      await inspect(working, `/${language}/workspace`, language, 200)
      await inspect(working, `/${language}/workspace/editions/held-${language}/2026-11`, language, 200)
      await working.click('main form[action$="/2026-11"] button')
      await lookAt(working, language)
    })

    it.each(filled)('following by mail: faults, asked, confirmed, preferences, deleted, in %s', async (language) => {
      await inspect(reading, `/${language}/subscribe?topic=gossip`, language, 404)
      await reading.goto(`${server.origin}/${language}/subscribe?topic=changes%3Ftheme%3Doversight`)
      await reading.fill('#email', 'postmaster@example.org')
      await reading.click('main form button')
      expect(await reading.locator('[role=alert] li').count()).toBe(1)
      await lookAt(reading, language)
      await reading.fill('#email', `rosa-${language}@example.org`)
      await reading.click('main form button')
      await lookAt(reading, language)
      await inspect(reading, await mailedLink(server, `rosa-${language}@example.org`), language, 200)
      await reading.click('main form button')
      await lookAt(reading, language)
      await reading.click('main a[href*="/preferences/"]')
      const preferences = new URL(reading.url()).pathname
      await inspect(reading, `${preferences}?done=saved_gap`, language, 200)
      await inspect(reading, `${preferences}/delete`, language, 200)
      await reading.click('main form button')
      await lookAt(reading, language)
      await inspect(reading, preferences, language, 410)
    })

    it.each(filled)('an import: its columns, refused, rehearsed, what was found, before a second person, in %s', async (language) => {
      const buffer = Buffer.from('slug;pais;tipo;nombre;otra\nuna;PE;ministry;Una;x\ndos;Nada;ministry;Dos;y\n')
      await working.goto(`${server.origin}/${language}/workspace/imports`)
      await working.setInputFiles('[name=file]', { name: `${language}.csv`, mimeType: 'text/csv', buffer })
      await working.selectOption('[name=kind]', 'institutions')
      await working.click('main form button[type=submit]')
      const path = new URL(working.url()).pathname
      for (const details of await working.locator('main details:not([open]) > summary').all())
        if (await details.isVisible()) await details.click()
      await lookAt(working, language)
      await inspect(working, path, language, 200)
      await working.click('form[action$="/mapping"] button[type=submit]')
      for (; (await working.locator('main progress').count()) > 0; await working.reload()) await sleep(200)
      for (const rest of ['', '/problems', '?step=mapping']) await inspect(working, path + rest, language, 200)
      await working.goto(server.origin + path)
      await working.click('form[action$="/apply"] button')
      await inspect(working, path, language, 200)
    })

    it.each(filled)('a second factor: its picture, its codes, the second step with its fault, turned off, in %s', async (language) => {
      const page = await (await browser.newContext()).newPage()
      const person = { ...CONTRIBUTOR, publicName: `Zoila ${language}`, email: `zoila-${language}@organizacion.example` }
      await acceptInvitation(page, await server.invitation('contributor'), person)
      const path = `/${language}/workspace/account/second-factor`
      await page.goto(server.origin + path)
      await page.click('form[action$="/begin"] button')
      expect(await page.locator('[role=alert] li').count()).toBe(1)
      await lookAt(page, language)
      await page.fill('[name=old_password]', person.password)
      await page.click('form[action$="/begin"] button')
      await inspect(page, path, language, 200)
      const secret = await page.locator('p.address code').innerText()
      const code = async () => {
        server.clock.set(later(server.clock.now(), 60).toISOString())
        return codeOf(secret, server.clock.now())
      }
      await page.fill('[name=code]', await code())
      await page.click('form[action$="/confirm"] button')
      await lookAt(page, language)
      await inspect(page, path, language, 200)
      await page.context().clearCookies()
      await signIn(page, server.origin, language, person)
      await lookAt(page, language)
      await page.fill('[name=code]', '000000')
      await page.click('main form button')
      expect(await page.locator('[role=alert] li').count()).toBe(1)
      await lookAt(page, language)
      await page.fill('[name=code]', await code())
      await page.click('main form button')
      await inspect(page, `/${language}/workspace/account/sessions`, language, 200)
      await page.goto(server.origin + path)
      await page.fill('[name=end_code]', await code())
      await page.click('form[action$="/end"] button')
      await lookAt(page, language)
      await page.context().close()
    })

    it('no page asked anybody else for anything, and readers got no cookie', async () => {
      expect(strangers).toEqual([])
      expect(await reader.cookies()).toEqual([])
    })

    it.each([320, 1280])('nothing moves while a page comes, though its fonts come late, at %i pixels', async (width) => {
      for (const path of MOVABLE) {
        const late = await browser.newContext({ viewport: { width, height: 800 } })
        const page = await late.newPage()
        await page.route('**/*.woff2', async (route) => {
          await sleep(LATE)
          await route.continue()
        })
        await page.goto(`${server.origin}/${languages[0]}${path}`)
        await page.evaluate('document.fonts.ready')
        expect([path, await layoutShift(page)]).toEqual([path, 0])
        await late.close()
      }
    })

    async function inspect(page: Page, path: string, language: PageLanguage, status: number): Promise<void> {
      problems = []
      const response = await page.goto(server.origin + path)
      expect(response?.status()).toBe(status)
      expect(await markupFaults((await response?.text()) ?? '')).toEqual([])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await lookAt(page, language)
      expect(problems).toEqual([])
    }

    async function firstLink(page: Page, list: string, from: string): Promise<string> {
      await page.goto(server.origin + from)
      return (await page.locator(`main a[href^="${list}/"]`).first().getAttribute('href')) ?? list
    }
  })
}

/** Path of the link in the first mail to an address. */
async function mailedLink(server: TestServer, address: string): Promise<string> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(100)) {
    const mail = (await server.messages()).find(({ to }) => to !== undefined && [to].flat().some(({ text }) => text === address))
    if (mail) return new URL(/http\S+\/subscribe\/\S+/.exec(mail.text ?? '')?.[0] ?? '').pathname
  }
  throw new Error('no mail after 20 s')
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
