import { setTimeout as sleep } from 'node:timers/promises'
import { words } from '../../templates/i18n/index.ts'
import type { HttpSession } from '../support/http-session.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { talkativePdf } from '../support/sample-files.ts'
import { UPDATE } from '../support/update-form.ts'
import type { Outage } from './outages.ts'

/** Pages that every process has answered before the outage. */
export const KEPT = ['/es', '/en/recommendations', '/es/recommendations/REC-01', '/en/feeds/changes.atom'] as const
/** So long anybody waits, in milliseconds: longer than the patience with the database and the wait for a connection. */
const LONGEST = 20_000
/** So long after an outage everything is as before, in milliseconds. */
const BACK = 60_000

/** Before the campaign begins. */
const PAST = { effective_on: '2026-02-01', new_0_date: '2026-01-15' }

/** What the people in front of the service saw while something was away. */
export interface Seen {
  copies: number
  pages: number
  refused: number
  faults: string[]
}

/** Looks at the pages that were kept, at one that was not, and writes with a file: each answer must be one of those that are allowed. */
export async function visit(
  outage: Outage,
  origins: readonly string[],
  writer: HttpSession,
  addressee: string,
  turn: string,
): Promise<Seen> {
  const seen: Seen = { copies: 0, pages: 0, refused: 0, faults: [] }
  const fault = (what: string) => seen.faults.push(`${outage.name}: ${what}`)
  for (const origin of origins) {
    for (const path of KEPT) {
      const { status, text, headers } = await read(origin + path)
      if (status !== 200) fault(`${path} was answered with ${status}`)
      const copy = headers?.get('warning') ?? null
      if (copy === null) seen.pages += 1
      else seen.copies += 1
      if (copy !== null && outage.of !== 'database') fault(`${path} was a copy`)
      if (copy !== null && !path.includes('feeds') && !unescaped(text).includes(words(path.slice(1, 3)).t('pages.copy.text')))
        fault(`${path} was a copy that did not say so`)
    }
    const fresh = await read(`${origin}/en/glossary?turn=${turn}`)
    if (fresh.status !== 200 && !(fresh.status === 503 && outage.of === 'database')) fault(`a page was answered with ${fresh.status}`)
    if (fresh.status === 503 && fresh.headers?.get('retry-after') === null) fault('a 503 without Retry-After')
    if (/\bat .*\.(?:ts|js):\d/.test(fresh.text)) fault('a page shows the inside')
  }
  const typed = `Lo que se escribió «${turn}»`
  const form = new FormData()
  for (const [name, value] of Object.entries({ addressee, ...UPDATE, ...PAST, new_0_address: '', reason_es: typed, action: 'draft' }))
    form.set(name, value)
  const file = Buffer.from(await talkativePdf(turn))
  form.set('new_0_file', new File([file], 'acta.pdf', { type: 'application/pdf' }))
  const answer = await writer.post('/es/workspace/updates', form).catch(() => null)
  const page = unescaped((await answer?.text()) ?? '')
  if (answer === null) fault('a form got no answer')
  else if (answer.status === 503) {
    seen.refused += 1
    if (!page.includes(typed)) fault('a form was refused without what was typed')
    if (answer.headers.get('retry-after') === null) fault('a refused form without Retry-After')
    if (outage.of === 'database' && Object.keys(hiddenFields(page, /workspace\/updates/)).length === 0 && !page.includes('<textarea'))
      fault('a refused form that cannot be sent again')
  } else if (answer.status >= 400) fault(`a form was answered with ${answer.status}`)
  return seen
}

/** Waits until every process answers with pages again; false: one did not. */
export async function untilBack(origins: readonly string[]): Promise<boolean> {
  for (const until = Date.now() + BACK; Date.now() < until; await sleep(200)) {
    const answers = await Promise.all(origins.map((origin) => read(`${origin}/es`)))
    const ready = await Promise.all(origins.map((origin) => read(`${origin}/readyz`)))
    if (
      answers.every(({ status, headers }) => status === 200 && headers?.get('warning') === null) &&
      ready.every(({ status }) => status === 200)
    )
      return true
  }
  return false
}

async function read(address: string): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers | null }> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(LONGEST) })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  } catch {
    return { status: 0, text: '', headers: null }
  }
}
