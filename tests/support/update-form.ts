import type { Page } from 'playwright-core'

/** What a contributor types into the update form, by field name; radio buttons, lists and text fields alike. */
export type UpdateInput = Readonly<Record<string, string>>

export const UPDATE: UpdateInput = {
  status: 'partial',
  effective_on: '2026-11-10',
  significance: 'significant',
  summary_es: 'El ministerio publicó tres de los siete acuerdos vigentes',
  summary_en: 'The ministry published three of the seven agreements in force',
  reason_es: 'El portal del ministerio muestra el texto íntegro de tres acuerdos; los otros cuatro siguen sin publicarse.',
  reason_en: 'The portal of the ministry shows the full text of three agreements; the other four remain unpublished.',
  new_0_kind: 'official_text',
  new_0_title: 'Acuerdos vigentes en materia de defensa',
  new_0_publisher: 'Ministerio de Relaciones Exteriores',
  new_0_date: '2026-11-09',
  new_0_language: 'es',
  new_0_address: 'https://www.gob.pe/rree/acuerdos-defensa',
  new_0_note_es: 'Tres textos íntegros, con sus anexos',
  new_0_note_en: 'Three full texts with their annexes',
  new_0_sensitivity: 'public',
}

/** Fills in every named field that the form shows. */
export async function fillUpdate(page: Page, input: UpdateInput): Promise<void> {
  for (const [name, value] of Object.entries(input)) {
    const field = page.locator(`main form [name="${name}"]`).first()
    const kind = await field.evaluate((element) => (element as unknown as { type: string }).type)
    if (kind === 'radio') await page.locator(`main form [name="${name}"][value="${value}"]`).check()
    else if (kind === 'select-one') await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Picks the addressee of a recommendation whose institution's name contains `institution`. */
export async function pickAddressee(page: Page, code: string, institution: string): Promise<void> {
  const option = page
    .locator('select[name=addressee] option')
    .filter({ hasText: `${code} ` })
    .filter({ hasText: institution })
    .first()
  await page.selectOption('select[name=addressee]', (await option.getAttribute('value')) ?? '')
}
