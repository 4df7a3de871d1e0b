import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { exportSite, verifyMirror } from '../../src/mirror/index.ts'
import { runVerifier } from '../../src/verifier/index.ts'
import { everyAct } from '../log/every-act.ts'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { accessibilityFaults, markupFaults, sidewaysScroll } from '../support/page-faults.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { plainServer } from './plain-server.ts'

const quiet = () => undefined
const ORIGIN = 'https://vigia.example'
let app: TestApp
let server: Awaited<ReturnType<typeof plainServer>>
const folder = mkdtempSync(join(tmpdir(), 'vigia-mirror-'))
const mirror = join(folder, 'site')

let opened = 0
/** `meanwhile`: happens once, after the first pages were read. */
async function write(meanwhile: () => Promise<unknown> = async () => undefined) {
  const open = async () => {
    opened += 1
    const first = opened === 1
    return {
      async ask(path: string) {
        if (first && path === '/en/glossary') await meanwhile()
        return app.get(path)
      },
      close: quiet,
    }
  }
  return exportSite(app.record.system, { folder: mirror, open }, quiet)
}

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(app.record)
  await write(async () => publishUpdate(app.record, await app.record.addressee('REC-07')))
  server = await plainServer(mirror)
}, 600_000)
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
  await app?.close()
})

it('is of one size of the log, though somebody published while it was written', async () => {
  const { size } = await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const manifest = (await verifyMirror(mirror, quiet))?.manifest
  expect([opened, manifest?.logSize]).toEqual([2, size])
  for (const path of ['es/index.html', 'en/recommendations/REC-01/index.html'])
    expect(readFileSync(join(mirror, path), 'utf8')).toContain(manifest?.logRoot)
  expect(readFileSync(join(mirror, 'es/recommendations/REC-07/index.html'), 'utf8')).toContain('El portal muestra tres textos íntegros.')
})

it('every link on every page leads to a file or says that it leads to the site; nothing asks or runs', async () => {
  const seen = new Set<string>()
  const waiting = ['/', '/es', '/en']
  const faults: string[] = []
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const response = await fetch(`${server.origin}${path}`)
    if (response.status !== 200) faults.push(`${path}: ${response.status}`)
    if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue
    const page = await response.text()
    if (/<form|<script(?! type="application\/ld\+json")/.test(page)) faults.push(`${path}: a form or a script`)
    if (!page.includes('http-equiv="refresh"') && !/Esta es una copia de|This is a copy of/.test(page)) faults.push(`${path}: no banner`)
    for (const [link, marked, address = ''] of page.matchAll(/<a\b( data-origin)?[^>]*\shref="([^"#]*)/g)) {
      if (address.startsWith(ORIGIN) !== (marked !== undefined)) faults.push(`${path}: ${link}`)
    }
    for (const [, address = ''] of page.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      if (address.includes('?') && !address.includes('?v=')) faults.push(`${path}: asks ${address}`)
      waiting.push(address)
    }
  }
  expect(faults.slice(0, 20)).toEqual([])
  expect(seen.size).toBeGreaterThan(1_000)
}, 600_000)

it('the verifier finds nothing, as part of the project and as one file; a changed mirror is caught, and the next run writes that file alone', async () => {
  const lines: string[] = []
  const code = await runVerifier([server.origin], '', { line: (text) => lines.push(text), progress: quiet })
  expect([code, lines.filter((line) => line.startsWith('FINDING'))]).toEqual([0, []])
  expect(lines.join('\n')).toContain('files of theirs compared')
  const { stdout } = await promisify(execFile)(process.execPath, [join(mirror, 'log/vigia-verify.mjs'), server.origin])
  expect(stdout).not.toContain('FINDING')
  expect(stdout).toContain('files of theirs compared')

  expect((await verifyMirror(mirror, quiet))?.wrong).toEqual([])
  const page = join(mirror, 'es/recommendations/REC-05/index.html')
  const was = readFileSync(page, 'utf8')
  expect(was).toContain('Lo publicará en marzo.')
  writeFileSync(page, was.replace('Lo publicará en marzo.', 'Lo publicará en enero.'))
  expect((await verifyMirror(mirror, quiet))?.wrong).toEqual(['es/recommendations/REC-05/index.html'])
  const sums = spawnSync('sha256sum', ['--check', '--quiet', 'MANIFEST'], { cwd: mirror, encoding: 'utf8' })
  expect([sums.status, sums.stdout]).toEqual([1, 'es/recommendations/REC-05/index.html: FAILED\n'])
  expect(await write()).toMatchObject({ written: 1, removed: 0 })
  expect(readFileSync(page, 'utf8')).toBe(was)
}, 600_000)

describe.skipIf(!findBrowser())('what a reader does on the site is done on a copy, scripts off', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    page.setDefaultTimeout(8_000)
  })
  afterAll(() => browser?.close())

  const main = () => page.locator('main').innerText()
  const follow = async (selector: string) => {
    await page.locator(`main ${selector}`).first().click()
    expect(new URL(page.url()).origin).toBe(server.origin)
  }

  it.each(['es', 'en'] as const)('from the figures to the list, the recommendation, its evidence and the file, in %s', async (language) => {
    const { t } = words(language)
    await page.goto(`${server.origin}/${language}/`)
    expect(await main()).toContain(t('data.mirror.live'))
    await follow('a[href*="/recommendations/_/"]')
    await page.goto(`${server.origin}/${language}/`)
    await page.click(`header nav a[href="/${language}/recommendations"]`)
    expect(await main()).toContain(t('data.mirror.form'))
    expect(await page.locator('form, input, button').count()).toBe(0)
    await follow(`a[href="/${language}/themes/oversight"]`)
    await page.goto(`${server.origin}/${language}/recommendations/`)
    await follow(`h2 a[href="/${language}/recommendations/REC-02"], h3 a[href="/${language}/recommendations/REC-02"]`)
    expect(await main()).toContain(t('data.mirror.here'))
    const file = (await page.locator('main a[href$="/file"]').first().getAttribute('href')) ?? ''
    expect([file, await bytesOf(await fetch(server.origin + file))]).toEqual([file, await bytesOf(await app.get(file))])
    await follow(`a[href^="/${language}/evidence/"]`)
    await page.click(`header a[hreflang="${language === 'es' ? 'en' : 'es'}"]`)
    expect(await page.locator('html').getAttribute('lang')).not.toBe(language)
  })

  it('a report and its PDF, a feed and the change it tells of, the page that checks, all as the site has them', async () => {
    await page.goto(`${server.origin}/es/`)
    await page.click('header nav a[href="/es/reports"]')
    await follow('a[href="/es/reports/baseline"]')
    const pdf = (await page.locator('main a[href$=".es.pdf"]').first().getAttribute('href')) ?? ''
    for (const path of [pdf, '/es/feeds/changes.atom', '/es/recommendations.csv', '/es/calendar.ics', '/data/updates.csv'])
      expect([path, await bytesOf(await fetch(server.origin + path))]).toEqual([path, await bytesOf(await app.get(path))])
    const feed = await (await fetch(`${server.origin}/es/feeds/changes.atom`)).text()
    const [, entry = ''] = /<entry>[^]*?<link [^]*?href="https:\/\/vigia\.example([^"#]*)/.exec(feed) ?? []
    expect((await page.goto(server.origin + entry))?.status()).toBe(200)
    await page.goto(`${server.origin}/es/changes/`)
    await follow('a[href^="/es/log/"]')
    await page.goto(`${server.origin}/es/verify/`)
    expect(await main()).toContain('vigia-verify.mjs')
    await page.goto(`${server.origin}/es/mirror/`)
    expect(await page.locator(`main a[href="${ORIGIN}/es"]`).count()).toBeGreaterThan(0)
  })

  it.each([320, 1280])('its pages are sound at %d pixels', async (width) => {
    const looking = await browser.newPage({ viewport: { width, height: 800 } })
    for (const path of ['/es/', '/en/recommendations/', '/es/recommendations/REC-02/', '/en/mirror/', '/404.html']) {
      const response = await looking.goto(server.origin + path)
      expect([path, await markupFaults((await response?.text()) ?? '')]).toEqual([path, []])
      expect([path, await sidewaysScroll(looking), await accessibilityFaults(looking)]).toEqual([path, 0, []])
    }
    await looking.close()
  })
})

async function bytesOf(response: Response): Promise<string> {
  return Buffer.from(await response.arrayBuffer()).toString('base64')
}
