import type { Transaction } from '../../db/schema.ts'
import { sealTexts, textDigests, type LeafValue } from '../log/index.ts'

/**
 * What a leaf says of the evidence that an act rests on: digests for the public ones, a bare count for the others. The rows are
 * locked in their order until the transaction ends, so that an embargo that ends meanwhile is told by one of the two acts.
 */
export async function evidenceLeaf(trx: Transaction, ids: readonly string[]): Promise<Record<string, LeafValue>> {
  if (ids.length === 0) return { evidence: [] }
  const rows = await trx
    .selectFrom('evidence')
    .select(['id', 'kind', 'dated_on', 'sensitivity', 'file_sha256', 'original_sha256'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const shown: LeafValue[] = []
  for (const row of rows.filter((candidate) => candidate.sensitivity === 'public')) {
    shown.push({
      id: row.id,
      kind: row.kind,
      dated_on: row.dated_on,
      texts: await textDigests(trx, row.id),
      ...(row.file_sha256 === null ? {} : { file_sha256: row.file_sha256, original_sha256: row.original_sha256 }),
    })
  }
  const hidden = rows.length - shown.length
  return hidden === 0 ? { evidence: shown } : { evidence: shown, hidden_evidence: hidden }
}

/** Makes the public ones among these items public from this event on: their rows and texts never change again. */
export async function makeEvidencePublic(trx: Transaction, ids: readonly string[], seq: number, at: Date): Promise<void> {
  if (ids.length === 0) return
  const rows = await trx
    .updateTable('evidence')
    .set({ public_at: at, event_seq: seq })
    .where('id', 'in', ids)
    .where('sensitivity', '=', 'public')
    .where('public_at', 'is', null)
    .returning('id')
    .execute()
  await sealTexts(
    trx,
    rows.map((row) => row.id),
    at,
  )
}
