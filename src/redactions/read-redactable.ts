import type { RedactionOwner } from '../../templates/view/redaction.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { findOwner } from './find-owner.ts'

/** The order in which a form shows them; others come last. */
const FIELDS = ['title', 'summary', 'statement', 'reason', 'reply', 'value', 'target', 'note', 'publisher', 'address', 'provenance']

export interface RedactableTexts {
  readonly owner: string
  readonly kind: RedactionOwner
  /** Code of the recommendation it is about. */
  readonly recommendation: string | null
  /** Slug of the institution it is about. */
  readonly institution: string | null
  readonly agreement: string | null
  readonly texts: readonly {
    readonly field: string
    readonly language: string
    /** Null once it is redacted. */
    readonly body: string | null
  }[]
  readonly file: 'none' | 'kept' | 'destroyed'
  /** It was published: only then can it be redacted. */
  readonly published: boolean
  /** Other things that belong to it and have published texts of their own. */
  readonly related: readonly { readonly id: string; readonly kind: RedactionOwner; /** Of evidence. */ readonly title: string | null }[]
}

/** Every text of one thing on the record as an editor chooses from them. Throws NotFound, Forbidden. */
export async function readRedactable(ctx: Context, ownerId: string): Promise<RedactableTexts> {
  requireActor(ctx, 'redact')
  const owner = await findOwner(ctx.db, ownerId)
  if (!owner) throw new NotFound('texts')
  const texts = await ctx.db
    .selectFrom('texts')
    .select(['field', 'language', 'body', 'sealed_at'])
    .where('owner_id', '=', ownerId)
    .orderBy('field')
    .orderBy('language', 'desc')
    .execute()
  const sealed = texts.length > 0 && texts.every((text) => text.sealed_at !== null)
  return {
    owner: ownerId,
    kind: owner.kind,
    recommendation: owner.recommendation,
    institution: owner.institution,
    agreement: owner.agreement,
    texts: texts.map(({ field, language, body }) => ({ field, language, body })).toSorted((a, b) => place(a.field) - place(b.field)),
    file: owner.kind === 'evidence' ? await fileOf(ctx, ownerId) : 'none',
    published: sealed,
    related: owner.kind === 'update' ? await ofUpdate(ctx, ownerId) : [],
  }
}

function place(field: string): number {
  const found = FIELDS.indexOf(field)
  return found === -1 ? FIELDS.length : found
}

async function fileOf(ctx: Context, evidenceId: string): Promise<RedactableTexts['file']> {
  const file = (await readEvidence(ctx.db, [evidenceId])).get(evidenceId)?.file
  if (!file) return 'none'
  return file.destroyed ? 'destroyed' : 'kept'
}

async function ofUpdate(ctx: Context, updateId: string): Promise<RedactableTexts['related']> {
  const replies = await ctx.db
    .selectFrom('replies as r')
    .innerJoin('reply_invitations as i', 'i.id', 'r.reply_invitation_id')
    .select('r.id')
    .where('i.status_update_id', '=', updateId)
    .orderBy('r.event_seq')
    .execute()
  const withdrawals = await ctx.db.selectFrom('withdrawals').select('id').where('status_update_id', '=', updateId).execute()
  const evidence = await ctx.db
    .selectFrom('status_update_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select('e.id')
    .where('l.status_update_id', '=', updateId)
    .where('e.public_at', 'is not', null)
    .orderBy('l.position')
    .execute()
  const views = await readEvidence(
    ctx.db,
    evidence.map(({ id }) => id),
  )
  return [
    ...replies.map(({ id }) => ({ id, kind: 'reply' as const, title: null })),
    ...withdrawals.map(({ id }) => ({ id, kind: 'withdrawal' as const, title: null })),
    ...evidence.map(({ id }) => ({ id, kind: 'evidence' as const, title: views.get(id)?.title ?? null })),
  ]
}
