import { may, type Actor, type Permission } from '../kernel/permissions.ts'

/** What a key can be limited to, in the order of the form. Managing people, accounts and keys is for people only. */
const KEY_SCOPES = [
  'writeUpdate',
  'writeEvidence',
  'propose',
  'reviewUpdate',
  'withdrawUpdate',
  'reviewProposal',
  'setDueDate',
  'inviteReply',
  'manageWebhooks',
] as const satisfies readonly Permission[]
export type KeyScope = (typeof KEY_SCOPES)[number]

/** The scopes that somebody's role has. */
export function scopesOf(actor: Actor): readonly KeyScope[] {
  return KEY_SCOPES.filter((scope) => may({ ...actor, scopes: null }, scope))
}

/** Scopes as they were stored, without what is no scope any more. */
export function knownScopes(stored: readonly string[]): readonly KeyScope[] {
  return KEY_SCOPES.filter((scope) => stored.includes(scope))
}

/** What a key may besides its scopes: whoever writes or reviews sees what is open to them. */
export function withImplied(scopes: readonly KeyScope[]): readonly Permission[] {
  const works = scopes.some((scope) => SEEING.has(scope))
  return works ? [...scopes, 'seeWorkspace'] : scopes
}

const SEEING: ReadonlySet<KeyScope> = new Set<KeyScope>(['writeUpdate', 'reviewUpdate', 'propose', 'reviewProposal'])
