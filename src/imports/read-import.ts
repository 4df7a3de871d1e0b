import type { ImportBatch } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { guessMapping } from './guess-mapping.ts'
import { offerMapping, type OfferedMapping } from './offer-mapping.ts'
import { latestBatches, readBatch } from './read-batch.ts'

/** One batch. Throws NotFound, Forbidden. */
export async function readImport(ctx: Context, id: string): Promise<ImportBatch> {
  requireActor(ctx, 'importRecords')
  return readBatch(ctx.db, id)
}

/** The batches that were touched last. Throws Forbidden. */
export async function listImports(ctx: Context): Promise<readonly ImportBatch[]> {
  requireActor(ctx, 'importRecords')
  return latestBatches(ctx.db)
}

/** What is offered for the columns of a batch, and how sure that is. */
export async function readOffer(ctx: Context, batch: ImportBatch): Promise<OfferedMapping> {
  requireActor(ctx, 'importRecords')
  const columns = batch.facts?.columns ?? []
  const offered = await offerMapping(ctx.db, batch.kind, columns)
  return { ...offered, confidence: { ...guessMapping(batch.kind, columns).confidence, ...offered.confidence } }
}
