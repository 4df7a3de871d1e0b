import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { bylineOf } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { prepareContent, type Typed } from './prepare-content.ts'

export interface ProposeInput extends Typed {
  /** Under whose name: the kind of one of the author's bylines; the author's own by default. */
  readonly byline?: string
}

/**
 * Puts a position, a reading, an indicator, a milestone or the record of an agreement before a second person. Returns its id.
 * Throws Invalid (fields of the kind's content, `evidence`, `newEvidence.0.…`, `byline`), RuleBroken, NotFound, Forbidden.
 */
export async function propose(ctx: Context, input: ProposeInput): Promise<string> {
  const actor = requireActor(ctx, 'propose')
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const { proposed, subject } = await prepareContent(inside, actor, input)
    await trx
      .insertInto('proposals')
      .values({
        id,
        kind: input.kind,
        ...subject,
        content: proposed.content,
        state: 'submitted',
        author_id: actor.accountId,
        ...(await bylineColumns(trx, actor.accountId, input.byline)),
        created_at: now,
        changed_at: now,
        submitted_at: now,
        return_comment: null,
        publisher_id: null,
        published_at: null,
        event_seq: null,
      })
      .execute()
    await addJournalEntry(inside, actor, { act: 'proposal_submitted', subjectId: id, details: { kind: input.kind } })
  })
  return id
}

/** The name that a proposal is written under, as it stands now; nothing for the author's own. Throws Invalid (`byline`). */
export async function bylineColumns(trx: Parameters<typeof bylineOf>[0], accountId: string, kind = 'own') {
  if (kind === '' || kind === 'own') return { byline_kind: 'own', byline: null } as const
  const byline = await bylineOf(trx, accountId, kind)
  return { byline_kind: kind === 'organisation' ? kind : 'pseudonym', byline } as const
}
