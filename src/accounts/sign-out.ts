import type { Context } from '../kernel/context.ts'
import type { Auth } from './create-auth.ts'

/** Ends the session of the request's cookie, if it has one; `setCookie` are whole header values that remove it. */
export async function signOut(_ctx: Context, auth: Auth, headers: Headers): Promise<{ readonly setCookie: string[] }> {
  const answer = await auth.api.signOut({ headers, returnHeaders: true })
  return { setCookie: answer.headers.getSetCookie() }
}
