import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import type { FileType } from '../kernel/files.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { addJournalEntry, readTexts } from '../log/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { publicFileName } from './file-name.ts'

export interface EvidenceFile {
  readonly sha256: string
  readonly type: FileType
  readonly name: string
  readonly modified: Date
  /** Throws NotFound when the bytes are gone. */
  read(): Promise<Buffer>
}

/**
 * A file of evidence: `public`, the copy that readers get, of evidence that is public; `workspace`, the same copy for whoever may
 * see the item there; `original`, as it was uploaded, for editors, noted in the journal.
 * Throws NotFound (unknown, hidden and redacted alike), Forbidden.
 */
export async function readEvidenceFile(ctx: Context, id: string, which: 'public' | 'workspace' | 'original'): Promise<EvidenceFile> {
  const actor = which === 'public' ? null : requireActor(ctx, which === 'original' ? 'manageEvidence' : 'writeEvidence')
  const row = await fileRow(ctx.db, id)
  const open = row?.sensitivity === 'public' && row.public_at !== null
  const seen = open || (actor !== null && (row?.created_by === actor.accountId || may(actor, 'manageEvidence')))
  if (row === undefined || !seen) throw new NotFound('file')
  const original = which === 'original'
  const texts = (await readTexts(ctx.db, [id])).get(id) ?? {}
  const sha256 = original ? row.original_sha256 : row.public_sha256
  if (actor !== null && original) {
    await inTransaction(ctx.db, (trx) =>
      addJournalEntry({ ...ctx, db: trx }, actor, { act: 'original_read', subjectId: id, details: { original_sha256: sha256 } }),
    )
  }
  return {
    sha256,
    type: row.media_type,
    name: original ? row.name : publicFileName(Object.values(texts['title'] ?? {})[0] ?? '', row.media_type),
    modified: row.public_at ?? row.uploaded_at,
    async read() {
      const content = await ctx.files.get(sha256)
      if (content === null) throw new NotFound('file')
      return content
    },
  }
}

function fileRow(db: Database, id: string) {
  return db
    .selectFrom('evidence as e')
    .innerJoin('evidence_files as f', 'f.id', 'e.file_id')
    .select([
      'e.sensitivity',
      'e.public_at',
      'e.created_by',
      'f.name',
      'f.media_type',
      'f.original_sha256',
      'f.public_sha256',
      'f.uploaded_at',
    ])
    .where('e.id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('stored_files as s')
            .select(sql`1`.as('one'))
            .where('s.destroyed_at', 'is not', null)
            .where(({ or, eb }) => or([eb('s.sha256', '=', eb.ref('f.public_sha256')), eb('s.sha256', '=', eb.ref('f.original_sha256'))])),
        ),
      ),
    )
    .executeTakeFirst()
}
