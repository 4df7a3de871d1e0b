import type { Database } from '../../db/schema.ts'
import type { ImportBatch, ImportCounts, ImportFacts, Mapping, Said } from '../../templates/view/import.ts'
import { NotFound } from '../kernel/errors.ts'

/** Columns of a batch with the names of who brought and who published it. */
function batchRows(db: Database) {
  return db
    .selectFrom('import_batches as b')
    .innerJoin('accounts as a', 'a.id', 'b.created_by')
    .leftJoin('accounts as p', 'p.id', 'b.publisher_id')
    .leftJoin('accounts as u', 'u.id', 'b.undone_by')
    .selectAll('b')
    .select(['a.name as creator', 'p.name as publisher', 'u.name as undoer'])
}

/** One batch as pages show it. Throws NotFound. */
export async function readBatch(db: Database, id: string): Promise<ImportBatch> {
  const row = await batchRows(db).where('b.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('import')
  return batchOf(row)
}

/** Fifty batches, the latest touched first. */
export async function latestBatches(db: Database): Promise<readonly ImportBatch[]> {
  const rows = await batchRows(db).orderBy('b.changed_at', 'desc').orderBy('b.id', 'desc').limit(50).execute()
  return rows.map(batchOf)
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof batchRows>['execute']>>[number]

function batchOf(row: BatchRow): ImportBatch {
  const counts = row.counts as Partial<ImportCounts>
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    fileSha256: row.file_sha256,
    hints: row.hints,
    facts: row.facts as ImportFacts | null,
    mapping: row.mapping as Mapping,
    mode: row.mode,
    counts: { ...counts, outcomes: counts.outcomes ?? {}, problems: counts.problems ?? [] },
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    fault: row.fault as Said | null,
    failedIn: row.failed_in,
    createdBy: row.creator,
    createdById: row.created_by,
    publisher: row.publisher,
    undoer: row.undoer,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}
