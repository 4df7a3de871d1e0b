import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from '../../support/browser.ts'
import { accessibilityFaults, sidewaysScroll } from '../../support/page-faults.ts'
import { sampleMails } from './sample-mails.ts'

/** A mail is shown inside the page of a mail reader, which has the landmarks. */
const LANDMARKS = /^(region|landmark-one-main):/

describe.skipIf(!findBrowser())('mails in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(() => browser?.close())

  it.each(['light', 'dark'] as const)('read well in the %s scheme, wide and narrow', async (colorScheme) => {
    for (const html of [sampleMails('es')['digest']?.html, sampleMails('en')['edition']?.html]) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 900 } })
      await page.setContent(html ?? '')
      expect(await sidewaysScroll(page)).toBe(0)
      await page.setViewportSize({ width: 640, height: 900 })
      const faults = await accessibilityFaults(page)
      expect(faults.filter((fault) => !LANDMARKS.test(fault))).toEqual([])
      await page.close()
    }
  })
})
