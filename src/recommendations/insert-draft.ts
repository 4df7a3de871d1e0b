import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { bylineOf, type BylineKind } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import type { ParsedUpdateContent } from './schemas.ts'
import { writeDraftContent } from './update-draft.ts'

export interface DraftPlace {
  readonly addresseeId: string
  readonly corrects: string | null
  /** Set where one act wrote drafts for several addressees. */
  readonly batchId: string | null
}

/** Writes a new draft with its content and the journal's entry, and returns its id. Throws Invalid (evidence, byline). */
export async function insertDraft(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  place: DraftPlace,
  content: ParsedUpdateContent,
): Promise<string> {
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('status_updates')
    .values({
      id,
      addressee_id: place.addresseeId,
      status: content.status,
      effective_on: content.effectiveOn,
      significance: content.significance,
      state: 'draft',
      author_id: actor.accountId,
      corrects_id: place.corrects,
      batch_id: place.batchId,
      created_at: now,
      changed_at: now,
      submitted_at: null,
      return_comment: null,
      publisher_id: null,
      previous_status: null,
      published_at: null,
      event_seq: null,
      ...(await bylineColumns(ctx.db, actor, content.byline)),
    })
    .execute()
  await writeDraftContent(ctx, id, content)
  await addJournalEntry(ctx, actor, { act: 'update_drafted', subjectId: id, details: { status: content.status } })
  return id
}

/** The name that an update is written under, as it stands now; nothing for the author's own. Throws Invalid (`byline`). */
export async function bylineColumns(
  trx: Transaction,
  actor: Actor,
  kind: string,
): Promise<{ readonly byline_kind: BylineKind; readonly byline: string | null }> {
  if (kind === 'own') return { byline_kind: 'own', byline: null }
  const byline = await bylineOf(trx, actor.accountId, kind)
  return { byline_kind: kind as BylineKind, byline }
}
