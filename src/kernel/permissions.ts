import type { RoleColumn } from '../../db/schema/accounts.ts'
import type { Context } from './context.ts'
import { Forbidden } from './errors.ts'

export type Role = RoleColumn

export interface Actor {
  readonly accountId: string
  readonly role: Role
  readonly name: string
  /** The name that the public record shows. */
  readonly publicName: string
  /** The member organisation of a contributor or editor. */
  readonly organisationId: string | null
  /** The institution that a representative speaks for. */
  readonly institutionId: string | null
  /** What an API key is limited to; null: everything that the role may. */
  readonly scopes: readonly Permission[] | null
}

/** Who may call which verb. `system` is the service itself: seeding and scheduled jobs. */
export const ALLOWED = {
  writeUpdate: ['contributor', 'editor', 'administrator', 'system'],
  reviewUpdate: ['editor', 'administrator', 'system'],
  withdrawUpdate: ['editor', 'administrator'],
  withdrawRecommendation: ['editor', 'administrator'],
  statePosition: ['system'],
  setDueDate: ['editor', 'administrator', 'system'],
  seeWorkspace: ['contributor', 'editor', 'administrator'],
  managePeople: ['administrator', 'system'],
  seeOperation: ['administrator'],
  seeJournal: ['administrator'],
  setOwner: ['editor', 'administrator'],
  writeEvidence: ['contributor', 'editor', 'administrator', 'system'],
  manageEvidence: ['editor', 'administrator', 'system'],
  propose: ['contributor', 'editor', 'administrator', 'system'],
  reviewProposal: ['editor', 'administrator', 'system'],
  inviteReply: ['editor', 'administrator'],
  writeReply: ['institution'],
  lapseReplies: ['system'],
  redact: ['editor', 'administrator'],
  manageOwnAccount: ['contributor', 'editor', 'institution', 'administrator'],
  manageOwnKeys: ['contributor', 'editor', 'administrator'],
  issueEdition: ['administrator', 'system'],
  makeReports: ['system'],
  startDigests: ['system'],
  approveEdition: ['editor', 'administrator'],
  supersedeEdition: ['administrator'],
  manageSchedules: ['administrator'],
  manageWebhooks: ['contributor', 'editor', 'administrator'],
  deliverWebhooks: ['system'],
  sendMails: ['system'],
  keepSubscribers: ['system'],
  importRecords: ['administrator', 'system'],
  makeDumps: ['system'],
  backUp: ['system'],
  loadCatalogue: ['system'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof ALLOWED

export function may(actor: Actor | null, permission: Permission): boolean {
  if (actor === null || !(ALLOWED[permission] as readonly Role[]).includes(actor.role)) return false
  return actor.scopes === null || actor.scopes.includes(permission)
}

/** The actor, when their role has the permission; else throws Forbidden (which says whether signing in would help). */
export function requireActor(ctx: Context, permission: Permission): Actor {
  if (ctx.actor === null) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  if (!may(ctx.actor, permission)) throw new Forbidden({ key: 'errors.not_allowed' })
  return ctx.actor
}
