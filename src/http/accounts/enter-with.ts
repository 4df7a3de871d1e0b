import type { HeldForm } from '../../../templates/pages/parts/held-form.ts'
import { resumePage } from '../../../templates/pages/resume.page.ts'
import { readActor, rememberLanguage, signOut } from '../../accounts/index.ts'
import { setCookies } from '../client.ts'
import type { Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { cookieHeaders, tellEntered } from './tell-entered.ts'
import { showSecondStep } from './second-step-page.ts'

interface Onward {
  /** Path on this site to go to, or null for the desk. */
  readonly next: string | null
  /** A form that was sent without a session, to be sent again. */
  readonly held: HeldForm | null
}

/**
 * Answers a browser that has just been given a session: it goes on to the second step where the account has one, else to where
 * it wanted to go. The session that it came with, if any, ends.
 */
export async function enterWith(c: Request, cookies: readonly string[], { next, held }: Onward): Promise<Response> {
  const { services, words } = c.var
  const { language } = words
  await signOut(c.var.ctx, services.auth, c.req.raw.headers)
  setCookies(c, cookies)
  const reader = await readActor(c.var.ctx, services.auth, cookieHeaders(cookies))
  tellEntered(c, reader)
  if (reader?.pending === 'second_factor') {
    if (held !== null) return showSecondStep(c, { next, held })
    return c.redirect(`/${language}/sign-in/second-factor${next === null ? '' : `?next=${encodeURIComponent(next)}`}`, 303)
  }
  // The page that follows is theirs already.
  c.set('ctx', { ...c.var.ctx, actor: reader?.actor ?? null })
  if (reader?.actor) await rememberLanguage(c.var.ctx, language)
  return held === null ? c.redirect(next ?? `/${language}/workspace`, 303) : c.html(resumePage(held, pageOf(c)))
}
