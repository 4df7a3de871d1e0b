import { httpSession, type HttpSession } from '../support/http-session.ts'
import type { Person } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'

export type Fields = Readonly<Record<string, string>>

const SOURCE: Fields = {
  new_0_kind: 'official_text',
  new_0_title: 'Portal de acuerdos',
  new_0_publisher: 'Ministerio de Relaciones Exteriores',
  new_0_date: '2026-10',
  new_0_language: 'es',
  new_0_address: 'https://www.gob.pe/rree/acuerdos-defensa',
}

/** What a contributor types into the form of each kind. */
export const FORMS = {
  position: { position: 'noted', stated_on: '2026-10-01', statement_es: 'Se evaluará.', statement_en: 'It will be examined.', ...SOURCE },
  reading: { read_on: '2026-10-31', value: '3 de 9', note_es: 'Según el portal.', note_en: 'As the portal says.', ...SOURCE },
  milestone: { milestone_on: '2027-06-30', target_es: 'seis de nueve', target_en: 'six of nine' },
  indicator: { title_es: 'Actas publicadas', title_en: 'Minutes published', unit_es: 'actas', unit_en: 'minutes', direction: 'up' },
  agreement: {
    title_es: 'Memorando sobre datos',
    title_en: 'Memorandum on data',
    agreement_summary_es: 'Regula el intercambio de datos.',
    agreement_summary_en: 'It governs the exchange of data.',
    agreement_type: 'AT-02',
    party_0_es: 'Perú',
    party_0_en: 'Peru',
    party_1_es: 'Estados Unidos',
    party_1_en: 'United States',
    signed_on: '2025-03',
    disclosure: 'announced',
    recommendations: 'REC-01',
    ...SOURCE,
  },
} as const satisfies Readonly<Record<string, Fields>>
export type FormKind = keyof typeof FORMS

/** Somebody who accepted an invitation and is signed in. */
export async function join(server: TestServer, role: 'contributor' | 'editor', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const path = new URL(await server.invitation(role)).pathname
  await session.post(path, { name, public_name: publicName, email, password, password_again: password })
  return session
}

/** The first subject that the page of choices offers for a kind; empty for a new agreement. */
export async function firstSubject(session: HttpSession, kind: string): Promise<string> {
  const page = await (await session.get('/es/workspace/proposals/new')).text()
  return new RegExp(`id="${kind}-subject"[^]*?<option value="([0-9a-f-]{36})"`).exec(page)?.[1] ?? ''
}

/** Sends a new proposal; gives the path that it leads to. */
export async function send(session: HttpSession, kind: FormKind, subject: string, over: Fields = {}): Promise<string> {
  const response = await session.post('/es/workspace/proposals', { kind, subject, action: 'submit', ...FORMS[kind], ...over })
  if (response.status !== 303) throw new Error(`${kind}: ${response.status} ${await response.text()}`)
  return response.headers.get('location') ?? ''
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
