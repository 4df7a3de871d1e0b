import type { EditionDraftView } from '../../templates/pages/parts/edition-drafts.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { draftView } from './read-edition-draft.ts'
import { readOutstanding } from './read-outstanding.ts'

/** The editions that wait for an editor, the one whose deadline is next first. Throws Forbidden. */
export async function listEditionDrafts(ctx: Context): Promise<readonly EditionDraftView[]> {
  requireActor(ctx, 'approveEdition')
  const now = ctx.clock.now()
  const drafts = (await readOutstanding(ctx.db, now)).flatMap((found) =>
    found.waiting && found.draft !== null ? [draftView({ ...found, draft: found.draft }, now)] : [],
  )
  return drafts.toSorted((a, b) => (a.releaseAt < b.releaseAt ? -1 : a.releaseAt > b.releaseAt ? 1 : 0))
}
