import { httpSession, type HttpSession } from '../support/http-session.ts'
import { hiddenFields } from '../support/posted-form.ts'
import { UPDATE } from '../support/update-form.ts'

export interface BenchWriter {
  readonly session: HttpSession
  /** The addressees that this person writes about. */
  readonly addresseeIds: readonly string[]
}

/** Sends one form of a person; gives where the answer leads. */
export type PostForm = (session: HttpSession, path: string, form: Readonly<Record<string, string>>) => Promise<string>

/** Accepts an invitation as the person with this number, whose addressees are every so many-th of those offered. */
export async function joinWriter(invitation: string, number: number, many: number): Promise<BenchWriter> {
  const { origin, pathname } = new URL(invitation)
  const session = httpSession(origin)
  const password = `una frase larga de prueba ${number} 41`
  const name = `Persona ${'abcdefghijklmnopqrstuvwxyz'[number % 26]} Vega`
  const email = `persona${number}@organizacion.example`
  const accepted = await session.post(pathname, { name, public_name: name, email, password, password_again: password })
  if (accepted.status !== 303) throw new Error(`an invitation was answered ${accepted.status}`)
  const form = await (await session.get('/es/workspace/updates/new')).text()
  const offered = [...form.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
  return { session, addresseeIds: offered.filter((_, place) => place % many === number) }
}

/** Writes a draft, submits it and publishes it, in single-person mode, by the forms; reads the pages between them as a person would. */
export async function writeByForms({ session, addresseeIds }: BenchWriter, turn: number, post: PostForm): Promise<void> {
  const addressee = addresseeIds[turn % addresseeIds.length] ?? ''
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const typed = { ...UPDATE, addressee, effective_on: day, new_0_date: day, action: 'draft' }
  const update = await post(session, '/es/workspace/updates', typed)
  for (const step of ['submit', 'publish']) {
    const page = await (await session.get(update)).text()
    const hidden = hiddenFields(page, new RegExp(`/${step}$`))
    await post(session, `${update}/${step}`, Object.fromEntries(Object.entries(hidden).map(([name, [value = '']]) => [name, value])))
  }
}
