import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acceptInvitation,
  createFirstInvitation,
  inviteAccount,
  listAccounts,
  listInvitations,
  readInvitation,
  renewInvitation,
  revokeInvitation,
  signIn,
} from '../../src/accounts/index.ts'
import type { RuleBroken } from '../../src/kernel/errors.ts'
import { accountsBench, form, PASSWORD, type AccountsBench } from './accounts-bench.ts'

const INVALID_LINK = { fault: { key: 'errors.invitation_invalid' } } satisfies Partial<RuleBroken>
let bench: AccountsBench

beforeAll(async () => {
  bench = await accountsBench()
})
afterAll(() => bench.close())

it('prints a first invitation until somebody can administrate, the last one good', async () => {
  const tokens = (await Promise.all([1, 2, 3].map(() => createFirstInvitation(bench.ctx())))).filter((token) => token !== null)
  expect(tokens).toHaveLength(3)
  const readings = await Promise.allSettled(tokens.map((token) => readInvitation(bench.ctx(null), token)))
  const good = tokens.filter((_, index) => readings[index]?.status === 'fulfilled')
  expect(good).toHaveLength(1)
  await acceptInvitation(bench.ctx(null), bench.auth, form(good[0] ?? '', 'rosa'))
  expect(await createFirstInvitation(bench.ctx())).toBeNull()
  expect(await listAccounts(bench.ctx())).toMatchObject([
    { name: 'rosa', publicName: 'rosa P.', email: 'rosa@example.org', role: 'administrator', disabledAt: null },
  ])
})

it('invites with what is known, stores only the digest of the token, and ends after seven days', async () => {
  const { token, expiresAt } = await inviteAccount(bench.ctx(), { role: 'editor', name: ' Ana ', email: 'Ana@Example.org' })
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(expiresAt).toEqual(new Date('2026-11-09T15:00:00Z'))
  expect(await readInvitation(bench.ctx(null), token)).toEqual({
    role: 'editor',
    name: 'Ana',
    email: 'ana@example.org',
    organisation: null,
    institution: null,
  })
  const digest = createHash('sha256').update(token).digest()
  const stored = await bench.database.db.selectFrom('invitations').selectAll().where('token_sha256', '=', digest).execute()
  expect(JSON.stringify(stored)).not.toContain(token)
  bench.clock.set('2026-11-09T15:00:00Z')
  await expect(readInvitation(bench.ctx(null), token)).rejects.toMatchObject(INVALID_LINK)
  await expect(acceptInvitation(bench.ctx(null), bench.auth, form(token, 'ana'))).rejects.toMatchObject(INVALID_LINK)
  bench.clock.set('2026-11-02T15:00:00Z')
})

it('names every fault of the form at once', async () => {
  const { token } = await inviteAccount(bench.ctx(), { role: 'editor' })
  const accept = (change: object) => acceptInvitation(bench.ctx(null), bench.auth, { ...form(token, 'ana'), ...change })
  await expect(accept({ name: ' ', publicName: '', email: 'rosa@', password: 'corta', passwordAgain: 'otra' })).rejects.toMatchObject({
    fields: {
      name: { key: 'errors.required' },
      public_name: { key: 'errors.required' },
      email: { key: 'errors.invalid_email' },
      password: { key: 'errors.password_short', values: { min: 12 } },
      password_again: { key: 'errors.password_mismatch' },
    },
  })
  await expect(accept({ email: ' ROSA@example.org', password: 'x'.repeat(129), passwordAgain: '' })).rejects.toMatchObject({
    fields: {
      email: { key: 'errors.email_taken' },
      password: { key: 'errors.password_long', values: { max: 128 } },
      password_again: { key: 'errors.required' },
    },
  })
  await expect(accept({ email: 'ana\u0000@example.org' })).rejects.toMatchObject({ fields: { email: { key: 'errors.invalid_email' } } })
  expect(await readInvitation(bench.ctx(null), token)).toMatchObject({ role: 'editor' })
})

it('is good for its address only, whatever the form says', async () => {
  const { token } = await inviteAccount(bench.ctx(), { role: 'contributor', email: 'pia@example.org' })
  await acceptInvitation(bench.ctx(null), bench.auth, { ...form(token, 'pia'), email: 'other@example.org' })
  const account = (await listAccounts(bench.ctx())).find(({ name }) => name === 'pia')
  expect(account?.email).toBe('pia@example.org')
})

it('a new link ends the old one, a link taken back is good no more, one that was used stays used', async () => {
  const { token } = await inviteAccount(bench.ctx(), { role: 'contributor', name: 'Flor' })
  const [entry] = await listInvitations(bench.ctx())
  const renewed = await renewInvitation(bench.ctx(), { id: entry?.id ?? '' })
  expect(renewed).toMatchObject({ name: 'Flor', expiresAt: new Date('2026-11-09T15:00:00Z') })
  await expect(readInvitation(bench.ctx(null), token)).rejects.toMatchObject(INVALID_LINK)
  expect(await readInvitation(bench.ctx(null), renewed.token)).toMatchObject({ name: 'Flor' })
  await revokeInvitation(bench.ctx(), { id: entry?.id ?? '' })
  await expect(acceptInvitation(bench.ctx(null), bench.auth, form(renewed.token, 'flor'))).rejects.toMatchObject(INVALID_LINK)
  expect((await listInvitations(bench.ctx())).map(({ id }) => id)).not.toContain(entry?.id)
  await expect(renewInvitation(bench.ctx(), { id: entry?.id ?? '' })).rejects.toMatchObject({ name: 'NotFound' })
  await expect(revokeInvitation(bench.ctx(), { id: 'nobody' })).rejects.toMatchObject({ name: 'NotFound' })
})

it('gives one account to two people on one link', async () => {
  const { token } = await inviteAccount(bench.ctx(), { role: 'contributor' })
  const names = ['eva', 'luz', 'sol', 'mar']
  const results = await Promise.allSettled(names.map((name) => acceptInvitation(bench.ctx(null), bench.auth, form(token, name))))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(INVALID_LINK)
  await expectNoHalfState()
})

it('gives one account to two links with one address', async () => {
  const tokens = await Promise.all([1, 2, 3].map(async () => (await inviteAccount(bench.ctx(), { role: 'editor' })).token))
  const results = await Promise.allSettled(tokens.map((token) => acceptInvitation(bench.ctx(null), bench.auth, form(token, 'julia'))))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ fields: { email: { key: 'errors.email_taken' } } })
  }
  await expectNoHalfState()
})

it('keeps nothing when the account cannot be stored, at whichever step the clock stops', async () => {
  const { token } = await inviteAccount(bench.ctx(), { role: 'editor' })
  for (const readings of [0, 1, 2, 3]) {
    const broken = { ...bench.ctx(null), clock: breaksAfter(readings) }
    await expect(acceptInvitation(broken, bench.auth, form(token, 'ines'))).rejects.toThrow('the clock stopped')
    await expectNoHalfState()
  }
  await acceptInvitation(bench.ctx(null), bench.auth, form(token, 'ines'))
  await signIn(bench.ctx(null), bench.auth, { email: 'ines@example.org', password: PASSWORD, clientAddress: '192.0.2.9' })
})

it('opens no account without an invitation', async () => {
  const body = { name: 'x', email: 'x@example.org', password: PASSWORD }
  await expect(bench.auth.api.signUpEmail({ body })).rejects.toMatchObject({ body: { code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED' } })
  await expect(acceptInvitation(bench.ctx(null), bench.auth, form('made-up', 'x'))).rejects.toMatchObject(INVALID_LINK)
})

it('lets only those who manage people invite, to roles that exist', async () => {
  const editor = await bench.person('olga', 'editor')
  await expect(inviteAccount(bench.ctx(editor), { role: 'editor' })).rejects.toMatchObject({ name: 'Forbidden', signIn: false })
  await expect(inviteAccount(bench.ctx(null), { role: 'editor' })).rejects.toMatchObject({ name: 'Forbidden', signIn: true })
  await expect(inviteAccount(bench.ctx(), { role: 'system' as 'editor', email: 'nobody' })).rejects.toMatchObject({
    fields: { role: { key: 'errors.unknown_value' }, email: { key: 'errors.invalid_email' } },
  })
})

it('journals invitations and accounts without personal data', async () => {
  const entries = await bench.database.db.selectFrom('journal_entries').select(['act', 'entry']).execute()
  expect(new Set(entries.map((entry) => entry.act))).toEqual(
    new Set(['account_invited', 'account_created', 'invitation_renewed', 'invitation_revoked']),
  )
  expect(entries.map((entry) => entry.entry).join()).not.toMatch(/rosa|ana|julia|example/i)
})

async function expectNoHalfState(): Promise<void> {
  const { db } = bench.database
  const users = await db.selectFrom('users').select('id').orderBy('id').execute()
  const accounts = await db.selectFrom('accounts').select('user_id as id').where('role', '<>', 'system').orderBy('user_id').execute()
  const used = await db.selectFrom('invitations').select('account_id').where('used_at', 'is not', null).execute()
  expect(accounts).toEqual(users)
  expect(used).toHaveLength(accounts.length)
}

function breaksAfter(readings: number) {
  let read = 0
  return {
    now() {
      read += 1
      if (read > readings) throw new Error('the clock stopped')
      return bench.clock.now()
    },
  }
}
