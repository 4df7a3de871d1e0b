import { httpSession, type HttpSession } from '../support/http-session.ts'
import type { Person } from '../support/people.ts'

/** Accepts a one-time invitation and is signed in. */
export async function join(origin: string, invitation: string, person: Person): Promise<HttpSession> {
  const session = httpSession(origin)
  const { name, publicName, email, password } = person
  const form = { name, public_name: publicName, email, password, password_again: password }
  const answer = await session.post(new URL(invitation).pathname, form)
  if (answer.status !== 303) throw new Error(`the invitation was answered with ${answer.status}`)
  return session
}
