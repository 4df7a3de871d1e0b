import { Hono } from 'hono'
import { ROLES } from '../../templates/pages/layout.ts'
import { peoplePage, type PeopleView } from '../../templates/pages/people.page.ts'
import { inviteAccount, listAccounts } from '../accounts/index.ts'
import type { Environment, Request } from './environment.ts'
import { readForm, refusal } from './form.ts'
import { pageOf } from './page-of.ts'

/** `/{language}/workspace/people`: who has an account, and one-time links for new ones (administrators). */
export const peopleRoutes = new Hono<Environment>()
  .get('/', async (c) => c.html(peoplePage(await peopleView(c, { values: {}, errors: {}, invitation: null }), pageOf(c))))
  .post('/', async (c) => {
    const { values } = await readForm(c)
    const { name = '', email = '', role = '' } = values
    try {
      const { token, expiresAt } = await inviteAccount(c.var.ctx, { name, email, role: role as 'contributor' })
      const address = `${c.var.ctx.settings.publicUrl}/${c.var.words.language}/invitation/${token}`
      const invitation = { address, name, expiresAt: expiresAt.toISOString() }
      return c.html(peoplePage(await peopleView(c, { values: {}, errors: {}, invitation }), pageOf(c)), 201)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return c.html(peoplePage(await peopleView(c, { values, errors, invitation: null }), pageOf(c)), status)
    }
  })

async function peopleView(c: Request, rest: Pick<PeopleView, 'values' | 'errors' | 'invitation'>): Promise<PeopleView> {
  const accounts = await listAccounts(c.var.ctx)
  const people = accounts.flatMap((account) => {
    const role = ROLES.find((candidate) => candidate === account.role)
    if (role === undefined || account.disabledAt !== null) return []
    return { name: account.name, publicName: account.publicName, email: account.email, role, joinedAt: account.createdAt.toISOString() }
  })
  return { ...rest, people }
}
