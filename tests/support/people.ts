import type { Page } from 'playwright-core'

export interface Person {
  readonly name: string
  readonly publicName: string
  readonly email: string
  readonly password: string
}

export const CONTRIBUTOR: Person = {
  name: 'Rosa Quispe Mamani',
  publicName: 'Rosa Quispe',
  email: 'rosa@organizacion.example',
  password: 'una frase larga de Rosa 41',
}

export const EDITOR: Person = {
  name: 'Emilio Vargas Soto',
  publicName: 'Emilio Vargas',
  email: 'emilio@redaccion.example',
  password: 'una frase larga de Emilio 73',
}

/** Follows a one-time invitation link, fills in the form, and ends at the desk, signed in. */
export async function acceptInvitation(page: Page, address: string, person: Person): Promise<void> {
  await page.goto(address)
  await page.fill('[name=name]', person.name)
  await page.fill('[name=public_name]', person.publicName)
  if (await page.locator('[name=email]').isVisible()) await page.fill('[name=email]', person.email)
  await page.fill('[name=password]', person.password)
  await page.fill('[name=password_again]', person.password)
  await page.click('main form button[type=submit]')
}

/** Signs in by the form; ends wherever the service leads. */
export async function signIn(page: Page, origin: string, language: 'es' | 'en', person: Person): Promise<void> {
  await page.goto(`${origin}/${language}/sign-in`)
  await page.fill('[name=email]', person.email)
  await page.fill('[name=password]', person.password)
  await page.click('main form button[type=submit]')
}
