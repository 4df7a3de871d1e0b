import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { accessibilityFaults, markupFaults, sidewaysScroll } from '../support/page-faults.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR, signIn } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fillUpdate, pickAddressee, UPDATE } from '../support/update-form.ts'

const { t } = words('es')
const OTHER = { ...EDITOR, email: 'elsa@redaccion.example', name: 'Elsa Ríos Vega', publicName: 'Elsa Ríos' }

describe.skipIf(!findBrowser())('two browsers in conflict lose nothing, scripts off', () => {
  let server: TestServer
  let browser: Browser
  let [first, second, editor, other]: Page[] = []
  let draft = ''

  const at = (page: Page | undefined): Page => {
    if (!page) throw new Error('no page')
    return page
  }
  const text = (page: Page | undefined) => at(page).locator('main').innerText()
  const press = (page: Page | undefined, action: string) => at(page).click(`button[name=action][value=${action}]`)

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    browser = await openBrowser()
    const open = async () => {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      page.setDefaultTimeout(8_000)
      return page
    }
    ;[first, second, editor, other] = await Promise.all([open(), open(), open(), open()])
    await acceptInvitation(at(first), await server.invitation('contributor'), CONTRIBUTOR)
    await signIn(at(second), server.origin, 'es', CONTRIBUTOR)
    await acceptInvitation(at(editor), await server.invitation('editor'), EDITOR)
    await acceptInvitation(at(other), await server.invitation('editor'), OTHER)
    draft = await submitted(at(first), 'REC-02', 'draft')
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Writes the sample update of a recommendation, checks it and presses `action`. Gives the address of the update. */
  async function submitted(page: Page, code: string, action: 'draft' | 'submit'): Promise<string> {
    await page.goto(`${server.origin}/es/workspace/updates/new`)
    await pickAddressee(page, code, '')
    await fillUpdate(page, UPDATE)
    await page.click('button[name=action][value=check]')
    await page.click(`button[name=action][value=${action}]`)
    if (action === 'submit') await page.locator('main h3 a', { hasText: code }).first().click()
    return page.url()
  }

  /** Looks at the page as it is shown now; in a window with scripts, which the checker needs. */
  async function isSound(page: Page | undefined): Promise<void> {
    const shown = await at(page).content()
    const checker = await browser.newPage()
    await checker.goto(`${server.origin}/es/methodology`)
    await checker.setContent(shown)
    for (const width of [320, 1280]) {
      await checker.setViewportSize({ width, height: 800 })
      expect(await sidewaysScroll(checker)).toBe(0)
      expect(await accessibilityFaults(checker)).toEqual([])
    }
    await checker.close()
    expect(await markupFaults(shown)).toEqual([])
  }

  it('of one draft: both versions stand side by side, what differs is marked, and the own one can be saved on top', async () => {
    await at(first).goto(`${draft}/edit`)
    await at(second).goto(`${draft}/edit`)
    await at(second).fill('[name=reason_es]', 'El portal muestra ahora cuatro acuerdos.')
    await press(second, 'draft')
    await at(first).fill('[name=summary_es]', 'Tres de los siete acuerdos')
    await at(first).fill('[name=new_0_title]', 'Una fuente a medio escribir')
    const answer = at(first).waitForResponse((response) => response.request().method() === 'POST')
    await press(first, 'draft')
    expect((await answer).status()).toBe(409)
    await isSound(first)
    const shown = await text(first)
    for (const part of [
      t('workspace.conflict.title'),
      'El portal muestra ahora cuatro acuerdos.',
      UPDATE['reason_es'],
      'Tres de los siete acuerdos',
    ])
      expect(shown).toContain(part)
    expect((await at(first).locator('.versions del').allInnerTexts()).join(' ')).toMatch(/\bahora\b/)
    expect((await at(first).locator('.versions ins').allInnerTexts()).join(' ')).toMatch(/del ministerio.*siguen sin publicarse/)
    expect(await at(first).inputValue('[name=reason_es]')).toBe(UPDATE['reason_es'])
    expect(await at(first).inputValue('[name=new_0_title]')).toBe('Una fuente a medio escribir')
    await at(first).fill('[name=new_0_title]', '')
    await press(first, 'draft')
    expect(at(first).url()).toBe(draft)
    expect(await text(first)).toContain('Tres de los siete acuerdos')
  })

  it('of one draft that was sent from the other browser: the own version goes on as a new one', async () => {
    await at(first).goto(`${draft}/edit`)
    await at(second).goto(draft)
    await at(second).click('form[action$="/submit"] button')
    await at(first).fill('[name=summary_en]', 'A late thought')
    await press(first, 'check')
    expect(await text(first)).toContain(t('workspace.conflict.text_sent'))
    expect(await at(first).inputValue('[name=summary_en]')).toBe('A late thought')
    await press(first, 'draft')
    expect(at(first).url()).not.toBe(draft)
    expect(await text(first)).toContain('A late thought')
  })

  it('of two reviewers: who comes second keeps the comment, sees what became of it, and decides on what it says now', async () => {
    const early = await at(editor).context().newPage()
    for (const page of [editor, other, early]) await at(page).goto(draft)
    await at(other).fill('[name=comment]', 'Falta el anexo.')
    await at(other).click('form[action$="/return"] button')
    await at(editor).fill('[name=comment]', 'Falta la fecha del anexo.')
    await at(editor).click('form[action$="/return"] button')
    for (const part of [t('workspace.gone.title'), 'Falta el anexo.', 'Falta la fecha del anexo.'])
      expect(await text(editor)).toContain(part)
    await isSound(editor)

    await at(second).goto(`${draft}/edit`)
    await at(second).fill('[name=reason_es]', 'El portal muestra cuatro acuerdos con su anexo.')
    await press(second, 'check')
    await press(second, 'submit')
    await early.click('form[action$="/publish"] button')
    const shown = await text(early)
    for (const part of [t('workspace.conflict.changed'), 'El portal muestra cuatro acuerdos con su anexo.', t('workspace.conflict.read')])
      expect(shown).toContain(part)
    await isSound(early)
    await early.click('form[action$="/publish"] button')
    expect(early.url()).toContain('/recommendations/REC-02')
  })

  it('of two updates of one institution: whoever did not see the other is shown both before sending and before publishing', async () => {
    const one = await submitted(at(first), 'REC-06', 'submit')
    await at(second).goto(`${server.origin}/es/workspace/updates/new`)
    await pickAddressee(at(second), 'REC-06', '')
    await fillUpdate(at(second), { ...UPDATE, summary_es: 'Otra lectura de lo mismo', effective_on: '2026-11-12' })
    await press(second, 'check')
    server.clock.set('2026-11-20T15:05:00Z')
    await at(editor).goto(one)
    await at(editor).click('form[action$="/publish"] button')
    await press(second, 'submit')
    const shown = await text(second)
    for (const part of [
      t('workspace.check.moved'),
      t('workspace.standing.since_own', { n: 1 }),
      'Otra lectura de lo mismo',
      UPDATE['reason_es'],
    ])
      expect(shown).toContain(part)
    await isSound(second)
    await press(second, 'submit')
    expect(at(second).url()).toBe(`${server.origin}/es/workspace`)
  })
})
