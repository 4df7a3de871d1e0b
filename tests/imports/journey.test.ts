import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

const FILE = `código;título;texto;tema;destinatario;fuente;tipo de obligación
AND-01;Publicar el presupuesto;Publicar cada año el presupuesto de la cooperación.;transparency;Ministerio de Defensa;PLAN-AND;Expresa
AND-02;Consultar a los pueblos;Consultar antes de cada ejercicio.;participation;ministerio-de-cultura ;PLAN-AND;Expresa
AND-03;Sin destinatario;Nadie la recibe.;participation;Ministerio de Nada;PLAN-AND;Expresa
`

describe.skipIf(!findBrowser())('an import, from the file to the record and back, without scripts', () => {
  let server: TestServer
  let browser: Browser
  let ada: Page
  let bea: Page

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    browser = await openBrowser()
    const open = async () => (await browser.newContext({ javaScriptEnabled: false })).newPage()
    ada = await open()
    bea = await open()
    await acceptInvitation(ada, await server.invitation('administrator'), CONTRIBUTOR)
    await acceptInvitation(bea, await server.invitation('administrator'), EDITOR)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('the file is read and its columns are guessed', async () => {
    await ada.goto(`${server.origin}/es/workspace/imports`)
    await ada.setInputFiles('[name=file]', { name: 'andes.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
    await ada.click('main form button[type=submit]')
    expect(ada.url()).toMatch(/\/workspace\/imports\/[0-9a-f-]{36}$/)
    expect(await ada.locator('#column_code').inputValue()).toBe('código')
    expect(await ada.locator('#column_statement_es').inputValue()).toBe('texto')
    expect(await ada.locator('#column_theme').inputValue()).toBe('tema')
  })

  it('what is missing is named and what was typed is kept', async () => {
    await ada.fill('#constant_kind', '')
    await ada.selectOption('#column_kind', 'tipo de obligación')
    await ada.click('details:has(#constant_code) > summary >> nth=0')
    await ada.fill('#constant_code', '{row}')
    await ada.selectOption('#column_sources', '')
    await ada.click('form[action$="/mapping"] button[type=submit]')
    expect(await ada.locator('.problems').innerText()).toContain('Código de la fuente')
    expect(await ada.locator('#constant_code').inputValue()).toBe('{row}')
    await ada.click('details:has(#constant_code) > summary >> nth=0')
    await ada.fill('#constant_code', '')
    await ada.selectOption('#column_sources', 'fuente')
  })

  it('the rehearsal says what would happen, row by row', async () => {
    await ada.click('details:has(#constant_source_title) > summary >> nth=0')
    await ada.fill('#constant_source_title', 'Plan andino')
    await ada.click('fieldset:has(#values_kind) summary')
    await ada.fill('#values_kind', 'Expresa = explicit')
    await ada.fill('#save_as', 'Plan andino')
    await ada.click('form[action$="/mapping"] button[type=submit]')
    await settled(ada)
    const said = await ada.locator('main').innerText()
    expect(said).toContain('2 filas llegarían al registro')
    expect(said).toContain('«Ministerio de Nada» no está en el registro.')
    await ada.click('main a[href*="/problems?key=errors.not_on_record"]')
    expect(await ada.locator('tbody tr').allInnerTexts()).toHaveLength(1)
    await ada.goBack()
  })

  it('a second administrator publishes, and the record has it', async () => {
    const address = ada.url()
    await ada.click('form[action$="/apply"] button')
    expect(await ada.locator('main').innerText()).toContain('Espera a otra persona')
    await bea.goto(address)
    await bea.click('form[action$="/apply"] button')
    await settled(bea)
    expect(await bea.locator('main').innerText()).toMatch(/Nuevas en el registro\s+2/)
    await bea.goto(`${server.origin}/es/recommendations/AND-02`)
    expect(await bea.locator('h1').innerText()).toContain('Consultar a los pueblos')
    await bea.goto(address)
  })

  it('undone, both are withdrawn and the page says so', async () => {
    await bea.click('form[action$="/undo"] button')
    await settled(bea)
    expect(await bea.locator('main').innerText()).toMatch(/Deshechas\s+2/)
    await bea.goto(`${server.origin}/es/recommendations/AND-01`)
    expect(await bea.locator('main').innerText()).toContain('Se deshizo la importación')
  })
})

/** Waits, as a reader does who has the page renewed, until no work is under way. */
async function settled(page: Page): Promise<void> {
  const until = Date.now() + 60_000
  while ((await page.locator('main progress').count()) > 0 && Date.now() < until) {
    await page.waitForTimeout(300)
    await page.reload()
  }
}
