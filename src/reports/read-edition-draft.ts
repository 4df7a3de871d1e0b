import type { EditionDraftView } from '../../templates/pages/parts/edition-drafts.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { plannedRef } from './planned-ref.ts'
import { readDuePeriod, type FoundPeriod } from './read-due-period.ts'

/** An edition that waits, or waited, for an editor. Throws NotFound, Forbidden. */
export async function readEditionDraft(
  ctx: Context,
  of: { readonly schedule: string; readonly period: string },
): Promise<EditionDraftView> {
  requireActor(ctx, 'approveEdition')
  const found = await readDuePeriod(ctx.db, of)
  if (!found?.draft) throw new NotFound('draft')
  return draftView({ ...found, draft: found.draft }, ctx.clock.now())
}

export function draftView(
  { period, version, draft, edition }: FoundPeriod & { readonly draft: NonNullable<FoundPeriod['draft']> },
  now: Date,
): EditionDraftView {
  return {
    edition: plannedRef(period, version),
    schedule: period.schedule,
    period: period.name,
    asOf: period.endsAt.toISOString(),
    languages: version.languages,
    heldAt: draft.heldAt.toISOString(),
    releaseAt: draft.releaseAt.toISOString(),
    approvedBy: draft.approvedBy,
    released: draft.releaseAt <= now,
    issued: edition,
  }
}
