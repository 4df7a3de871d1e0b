import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acceptInvitation,
  addOrganisation,
  bylineChoices,
  bylineOf,
  endOrganisation,
  inviteAccount,
  inviteRepresentative,
  listAccounts,
  listOrganisations,
  readActor,
  readInvitation,
  renameOrganisation,
  setPseudonym,
  signIn,
} from '../../src/accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import { thrown } from '../support/record.ts'
import { accountsBench, browserWith, form, PASSWORD, type AccountsBench } from './accounts-bench.ts'

const INSTITUTION = randomUUIDv7()
let bench: AccountsBench
let rosa: Actor
let network: string

beforeAll(async () => {
  bench = await accountsBench()
  rosa = await bench.person('rosa', 'administrator')
  const name = { es: 'Congreso de la República', en: 'Congress of the Republic' }
  await bench.database.db
    .insertInto('institutions')
    .values({ id: INSTITUTION, slug: 'congreso', country: 'PE', kind: 'parliament', name, part_of: null })
    .execute()
  network = await addOrganisation(bench.ctx(rosa), { nameEs: 'Red Transparencia', nameEn: 'Transparency Network' })
})
afterAll(() => bench.close())

/** Invited for the network, with an account of their own, as their next request sees them. */
async function member(name: string): Promise<Actor> {
  const { token } = await inviteAccount(bench.ctx(rosa), { role: 'contributor', organisationId: network })
  await acceptInvitation(bench.ctx(null), bench.auth, form(token, name))
  const { setCookie } = await signIn(bench.ctx(null), bench.auth, { email: `${name}@example.org`, password: PASSWORD, clientAddress: name })
  const session = await readActor(bench.ctx(null), bench.auth, browserWith(setCookie))
  if (!session?.actor) throw new Error('no session')
  return session.actor
}

const byline = (accountId: string, kind: string) => thrown(inTransaction(bench.database.db, (trx) => bylineOf(trx, accountId, kind)))

it('invites for an organisation or an institution that exists, as the role wants', async () => {
  const invite = (input: object) => thrown(inviteAccount(bench.ctx(rosa), { role: 'contributor', ...input }))
  expect(await invite({ role: 'institution' })).toEqual({ institution: 'errors.institution_missing' })
  expect(await invite({ role: 'institution', institutionId: randomUUIDv7() })).toEqual({ institution: 'errors.institution_unknown' })
  expect(await invite({ organisationId: 'no-such' })).toEqual({ organisation: 'errors.organisation_unknown' })
  expect(await invite({ role: 'administrator', organisationId: network })).toEqual({ organisation: 'errors.organisation_not_for_role' })
  const { token } = await inviteAccount(bench.ctx(rosa), { role: 'institution', institutionId: INSTITUTION })
  expect(await readInvitation(bench.ctx(null), token)).toMatchObject({
    role: 'institution',
    institution: { en: 'Congress of the Republic' },
  })
  const editor = await bench.person('edi', 'editor')
  const inviteReply = (institutionId: string) =>
    inTransaction(bench.database.db, (trx) => inviteRepresentative({ ...bench.ctx(editor), db: trx }, { institutionId, name: 'Lía' }))
  expect(await thrown(inviteReply(randomUUIDv7()))).toBe('NotFound')
  const accountId = await acceptInvitation(bench.ctx(null), bench.auth, form((await inviteReply(INSTITUTION)).token, 'lia'))
  expect((await listAccounts(bench.ctx(rosa))).find(({ id }) => id === accountId)).toMatchObject({
    role: 'institution',
    institutionId: INSTITUTION,
  })
})

it('lets a member publish under the own name, the organisation’s and a pseudonym set once', async () => {
  const ana = await member('ana')
  expect(ana.organisationId).toBe(network)
  expect(await bylineChoices(bench.ctx(ana))).toEqual([
    { kind: 'own', name: 'ana P.' },
    { kind: 'organisation', name: 'Red Transparencia / Transparency Network' },
  ])
  expect(await byline(ana.accountId, 'pseudonym')).toEqual({ byline: 'errors.byline_unknown' })
  await setPseudonym(bench.ctx(ana), { pseudonym: ' Puya Raimondi ' })
  expect((await bylineChoices(bench.ctx(ana))).at(-1)).toEqual({ kind: 'pseudonym', name: 'Puya Raimondi' })
  expect(await thrown(setPseudonym(bench.ctx(ana), { pseudonym: 'Otra Cosa' }))).toBe('errors.pseudonym_set')
  await expect(
    bench.database.db.updateTable('accounts').set({ pseudonym: 'Otra', pseudonym_key: 'otra' }).where('id', '=', ana.accountId).execute(),
  ).rejects.toThrow('a pseudonym is set once')
})

it.each([
  ['another pseudonym', 'PUYA-RAÍMONDI'],
  ['with letters of another width', 'Ｐuya Raimondi'],
  ['a public name', 'Rósa P'],
  ['an organisation', 'Transparency  network'],
  ['an institution', 'Congreso de la Republica'],
  ['the service itself', 'vigia'],
])('refuses a pseudonym that could be taken for %s', async (_, pseudonym) => {
  const who = await bench.person(`p${randomUUIDv7().slice(-6)}`, 'contributor')
  expect(await thrown(setPseudonym(bench.ctx(who), { pseudonym }))).toEqual({ pseudonym: 'errors.name_taken' })
})

it('refuses letters of other scripts, and signs alone', async () => {
  const who = await bench.person('sig', 'contributor')
  expect(await thrown(setPseudonym(bench.ctx(who), { pseudonym: 'Рuya' }))).toEqual({ pseudonym: 'errors.pseudonym_letters' })
  expect(await thrown(setPseudonym(bench.ctx(who), { pseudonym: "-.'" }))).toEqual({ pseudonym: 'errors.name_taken' })
  expect(await thrown(setPseudonym(bench.ctx(who), { pseudonym: '' }))).toEqual({ pseudonym: 'errors.required' })
})

it('gives one pseudonym to two who take it at once', async () => {
  const [one, two] = [await bench.person('uno', 'contributor'), await bench.person('dos', 'contributor')]
  const results = await Promise.all(
    [one, two].map((who, index) => thrown(setPseudonym(bench.ctx(who), { pseudonym: ['Kantuta', 'kántuta'][index] ?? '' }))),
  )
  expect(results.map((result) => (result === 'done' ? 'done' : 'refused')).toSorted()).toEqual(['done', 'refused'])
})

it('refuses a public name that is somebody’s pseudonym or another organisation', async () => {
  for (const publicName of ['Puya Raimondi', 'red transparencia', 'Cóngreso de la República']) {
    const { token } = await inviteAccount(bench.ctx(rosa), { role: 'editor' })
    expect(await thrown(acceptInvitation(bench.ctx(null), bench.auth, { ...form(token, 'imitator'), publicName }))).toEqual({
      public_name: 'errors.name_taken',
    })
  }
})

it('renames and ends an organisation; its names stay its own, nobody publishes under it any more', async () => {
  const eva = await member('eva')
  const rename = (names: object) =>
    thrown(renameOrganisation(bench.ctx(rosa), { id: network, nameEs: 'Red Andina', nameEn: 'Andean Network', ...names }))
  expect(await rename({ nameEn: ' ' })).toEqual({ name_en: 'errors.required' })
  expect(await rename({ nameEs: 'Congreso de la República' })).toEqual({ name_es: 'errors.name_taken' })
  expect(await rename({})).toBe('done')
  expect(await byline(eva.accountId, 'organisation')).toBe('done')
  expect(await thrown(addOrganisation(bench.ctx(rosa), { nameEs: 'RED TRANSPARENCIA', nameEn: 'x' }))).toEqual({
    name_es: 'errors.name_taken',
  })
  await endOrganisation(bench.ctx(rosa), { id: network })
  await endOrganisation(bench.ctx(rosa), { id: network })
  expect(await byline(eva.accountId, 'organisation')).toEqual({ byline: 'errors.byline_unknown' })
  expect(await rename({ nameEs: 'Red Nueva' })).toBe('errors.organisation_ended')
  expect(await thrown(inviteAccount(bench.ctx(rosa), { role: 'editor', organisationId: network }))).toEqual({
    organisation: 'errors.organisation_unknown',
  })
  expect(await listOrganisations(bench.ctx(rosa))).toMatchObject([{ name: { es: 'Red Andina', en: 'Andean Network' }, people: 2 }])
})

it('journals all of this without a name', async () => {
  const entries = await bench.database.db.selectFrom('journal_entries').select('entry').execute()
  expect(entries.map(({ entry }) => entry).join()).not.toMatch(/puya|raimondi|kantuta|kántuta|transparen|andina/i)
})
