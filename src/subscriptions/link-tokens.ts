import { FREQUENCIES, type Frequency } from '../../templates/view/subscription.ts'
import type { Vault } from '../kernel/vault.ts'

const CONFIRM = 'subscription confirmation'
const PREFERENCES = 'subscription preferences'
const UNSUBSCRIBE = 'subscription end'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names one subscription that waits to be confirmed. */
export function confirmationToken(vault: Vault, subscriptionId: string): string {
  return vault.sign(CONFIRM, packId(subscriptionId))
}

/** The subscription that a confirmation link names; null when it is none of ours. */
export function readConfirmationToken(vault: Vault, token: string): string | null {
  const payload = vault.verify(CONFIRM, token)
  return payload === null ? null : unpackId(payload)
}

/** Names a subscriber and when the link was made, so that older ones can be shut. */
export function preferencesToken(vault: Vault, subscriberId: string, madeAt: Date): string {
  return vault.sign(PREFERENCES, `${packId(subscriberId)}~${madeAt.getTime().toString(36)}`)
}

export function readPreferencesToken(vault: Vault, token: string): { readonly subscriberId: string; readonly madeAt: Date } | null {
  const [id = '', made = ''] = vault.verify(PREFERENCES, token)?.split('~') ?? []
  const subscriberId = unpackId(id)
  return subscriberId === null || made === '' ? null : { subscriberId, madeAt: new Date(Number.parseInt(made, 36)) }
}

/** Names a subscriber and the mails that are to end. */
export function unsubscribeToken(vault: Vault, subscriberId: string, frequency: Frequency): string {
  return vault.sign(UNSUBSCRIBE, `${packId(subscriberId)}~${frequency}`)
}

export function readUnsubscribeToken(vault: Vault, token: string): { readonly subscriberId: string; readonly frequency: Frequency } | null {
  const [id = '', named] = vault.verify(UNSUBSCRIBE, token)?.split('~') ?? []
  const frequency = FREQUENCIES.find((candidate) => candidate === named)
  const subscriberId = unpackId(id)
  return subscriberId === null || frequency === undefined ? null : { subscriberId, frequency }
}

function packId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

function unpackId(packed: string): string | null {
  const id = Buffer.from(packed, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return UUID.test(id) ? id : null
}
