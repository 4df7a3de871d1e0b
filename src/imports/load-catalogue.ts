import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { addStatusUpdate, publishStatusUpdate } from '../recommendations/index.ts'
import { catalogueFile } from './catalogue-files.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadRecommendations } from './load-recommendations.ts'
import { loadReferences, requireId, type Ids } from './load-references.ts'

/**
 * Loads the project's own catalogue once and enqueues the baseline edition, all in one transaction; a second call, from any
 * instance, changes nothing. Returns whether it loaded. The starting assessments go through the same verbs as everybody's,
 * in single-person mode, and their events say so.
 */
export async function loadCatalogue(ctx: Context): Promise<boolean> {
  const actor = requireActor(ctx, 'loadCatalogue')
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx, settings: { ...ctx.settings, singlePerson: true } }
    await trx
      .insertInto('instance')
      .values({ created_at: ctx.clock.now(), catalogue_loaded_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const instance = await trx.selectFrom('instance').select('catalogue_loaded_at').forUpdate().executeTakeFirstOrThrow()
    if (instance.catalogue_loaded_at !== null) return false

    const { occurredAt } = await appendEvent(inside, actor, {
      kind: 'catalogue_loaded',
      subjects: {},
      leaf: { recommendations: catalogueFile('recommendations').length },
    })
    const references = await loadReferences(trx)
    const ids = await loadEvidence(inside, actor, await loadRecommendations(inside, actor, references))
    await loadUpdates(inside, ids)
    await trx.updateTable('instance').set({ catalogue_loaded_at: occurredAt }).where('only_row', '=', true).execute()
    await ctx.queue.enqueue(trx, 'issue-baseline', {}, 'baseline')
    return true
  })
}

async function loadUpdates(ctx: Context, ids: Ids): Promise<void> {
  for (const seed of catalogueFile('updates')) {
    const id = await addStatusUpdate(ctx, {
      addresseeId: requireId(ids, `addressee/${seed.recommendation}`, seed.institution),
      status: seed.status,
      effectiveOn: seed.effective_on,
      significance: seed.significance,
      summary: seed.summary,
      reason: seed.reason,
      evidence: seed.evidence.map((item) => ({
        evidenceId: requireId(ids, 'evidence', item.code),
        announcementOnly: item.announcement_only,
      })),
      newEvidence: [],
      submit: true,
    })
    const { version } = await ctx.db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await publishStatusUpdate(ctx, { id, version })
  }
}
