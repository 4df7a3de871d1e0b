import {
  acceptInvitation,
  addApiKey,
  addOrganisation,
  changePassword,
  changeRole,
  disableAccount,
  endOrganisation,
  endOwnSessions,
  endSessionsOf,
  inviteAccount,
  listInvitations,
  renameOrganisation,
  renameOwnAccount,
  renewInvitation,
  revokeApiKey,
  revokeInvitation,
  setPseudonym,
  signOutEverywhere,
} from '../../src/accounts/index.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '../../src/second-factor/index.ts'
import { form, PASSWORD } from '../accounts/accounts-bench.ts'
import { codeOf, later } from '../second-factor/app.ts'
import type { Act, Call } from './acts.ts'
import type { Stage } from './stage.ts'

const KEY = { label: 'a', scopes: ['reviewUpdate'], expiresOn: '' } as const
let named = 0
const organisation = ({ record }: Stage) => {
  named += 1
  return addOrganisation(record.administrator, { nameEs: `Red de cuencas ${named}`, nameEn: `Basin network ${named}` })
}
const invited = async ({ record }: Stage) => {
  await inviteAccount(record.administrator, { role: 'editor' })
  return (await listInvitations(record.administrator)).at(-1)?.id ?? ''
}
const idOf = async ({ record }: Stage, name: string) => (await record.join('editor', name)).actor?.accountId ?? ''

export const ACTS_OF_PEOPLE: readonly Act[] = [
  [
    'acceptInvitation',
    'account_created',
    async ({ record, auth }) => {
      const { token } = await inviteAccount(record.administrator, { role: 'editor' })
      return [record.reader, (ctx) => acceptInvitation(ctx, auth, form(token, 'nilda'))]
    },
  ],
  ['addApiKey', 'api_key_added', async ({ record }) => [record.editor, (ctx) => addApiKey(ctx, KEY)]],
  [
    'addOrganisation',
    'organisation_added',
    async ({ record }) => [record.administrator, (ctx) => addOrganisation(ctx, { nameEs: 'Mesa de ríos', nameEn: 'Rivers table' })],
  ],
  [
    'changePassword',
    'password_changed',
    async ({ auth, signedIn }) => {
      const { ctx, headers } = await signedIn()
      const changed = { oldPassword: PASSWORD, password: 'otra contraseña larga', passwordAgain: 'otra contraseña larga' }
      return [ctx, (by) => changePassword(by, auth, headers, changed)]
    },
  ],
  [
    'changeRole',
    'role_changed',
    async (stage) => {
      const id = await idOf(stage, 'Nora Ríos')
      return [stage.record.administrator, (ctx) => changeRole(ctx, { id, role: 'contributor', organisationId: '', institutionId: '' })]
    },
  ],
  [
    'disableAccount',
    'account_disabled',
    async (stage) => {
      const id = await idOf(stage, 'Omar Vela')
      return [stage.record.administrator, (ctx) => disableAccount(ctx, { id })]
    },
  ],
  [
    'endSessionsOf',
    'sessions_of_another_ended',
    async ({ record, signedIn }) => {
      const id = (await signedIn()).ctx.actor?.accountId ?? ''
      return [record.administrator, (ctx) => endSessionsOf(ctx, { id })]
    },
  ],
  [
    'endOrganisation',
    'organisation_ended',
    async (stage) => {
      const id = await organisation(stage)
      return [stage.record.administrator, (ctx) => endOrganisation(ctx, { id })]
    },
  ],
  [
    'endOwnSessions',
    'sessions_ended',
    async ({ auth, signedIn }) => {
      const { ctx, headers } = await signedIn()
      return [ctx, (by) => endOwnSessions(by, auth, headers)]
    },
  ],
  ['inviteAccount', 'account_invited', async ({ record }) => [record.administrator, (ctx) => inviteAccount(ctx, { role: 'editor' })]],
  [
    'renameOrganisation',
    'organisation_renamed',
    async (stage) => {
      const id = await organisation(stage)
      return [stage.record.administrator, (ctx) => renameOrganisation(ctx, { id, nameEs: 'Red nueva', nameEn: 'New network' })]
    },
  ],
  ['renameOwnAccount', 'account_renamed', async ({ record }) => [record.editor, (ctx) => renameOwnAccount(ctx, { name: 'Emilio V.' })]],
  [
    'renewInvitation',
    'invitation_renewed',
    async (stage) => {
      const id = await invited(stage)
      return [stage.record.administrator, (ctx) => renewInvitation(ctx, { id })]
    },
  ],
  [
    'revokeApiKey',
    'api_key_revoked',
    async ({ record }) => {
      const { id } = await addApiKey(record.editor, KEY)
      return [record.editor, (ctx) => revokeApiKey(ctx, { id })]
    },
  ],
  [
    'revokeInvitation',
    'invitation_revoked',
    async (stage) => {
      const id = await invited(stage)
      return [stage.record.administrator, (ctx) => revokeInvitation(ctx, { id })]
    },
  ],
  ['setPseudonym', 'pseudonym_set', async ({ record }) => [record.contributor, (ctx) => setPseudonym(ctx, { pseudonym: 'Observadora' })]],
  [
    'signOutEverywhere',
    'signed_out_everywhere',
    async ({ signedIn }) => {
      const { ctx } = await signedIn()
      return [ctx, (by) => signOutEverywhere(by)]
    },
  ],
  [
    'confirmSecondFactor',
    'second_factor_on',
    async ({ record, auth, signedIn }) => {
      const { ctx, headers } = await signedIn()
      await beginSecondFactor(ctx, auth, headers, { oldPassword: PASSWORD })
      const secret = (await readSecondFactor(ctx)).begun?.secret ?? ''
      const call: Call = (by) => {
        record.clock.set(later(record.clock.now(), 60).toISOString())
        return confirmSecondFactor(by, auth, headers, { code: codeOf(secret, record.clock.now()) })
      }
      return [ctx, call]
    },
  ],
  [
    'renewRecoveryCodes',
    'recovery_codes_renewed',
    async ({ auth, withSecondFactor }) => {
      const { ctx, headers, code } = await withSecondFactor()
      return [ctx, (by) => renewRecoveryCodes(by, auth, headers, { code: code() })]
    },
  ],
  [
    'endSecondFactor',
    'second_factor_off',
    async ({ auth, withSecondFactor }) => {
      const { ctx, headers, code } = await withSecondFactor()
      return [ctx, (by) => endSecondFactor(by, auth, headers, { code: code() })]
    },
  ],
  [
    'resetSecondFactor',
    'second_factor_reset',
    async ({ record, withSecondFactor }) => {
      const { ctx } = await withSecondFactor()
      return [record.system, (by) => resetSecondFactor(by, { email: `${ctx.actor?.name}@example.org` })]
    },
  ],
]
