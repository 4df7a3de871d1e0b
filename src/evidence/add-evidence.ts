import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addJournalEntry, writeTexts } from '../log/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor, type Actor } from '../kernel/permissions.ts'
import { enqueueCapture } from './enqueue-due-captures.ts'
import { NewEvidence, type NewEvidenceInput } from './schemas.ts'

/** Texts that have no language of their own (ISO 639: no linguistic content): a publisher's name, an address. */
const NO_LANGUAGE = 'zxx'

const NO_FILE = { file_id: null, file_sha256: null, original_sha256: null }

/**
 * Adds a dated source to the register and returns its id. It is not public until something published cites it.
 * Throws Invalid (fields as in NewEvidence; a date in the future), Forbidden.
 */
export async function addEvidence(ctx: Context, input: NewEvidenceInput & { readonly code?: string }): Promise<string> {
  const actor = requireActor(ctx, 'writeEvidence')
  const evidence = parse(NewEvidence, input)
  const now = ctx.clock.now()
  if (evidence.date > dateIn(ctx.settings.timeZone, now)) throw new Invalid({ date: { key: 'errors.future_date' } })
  const id = randomUUIDv7()
  await inTransaction(ctx.db, async (trx: Transaction) => {
    await trx
      .insertInto('evidence')
      .values({
        id,
        code: input.code ?? null,
        kind: evidence.kind,
        dated_on: evidence.date,
        language: evidence.language,
        captured_on: null,
        sensitivity: evidence.sensitivity,
        embargo_until: evidence.sensitivity === 'embargoed' ? evidence.embargoUntil : null,
        ...(evidence.fileId === null ? NO_FILE : await claimFile(trx, actor, evidence.fileId)),
        created_by: actor.accountId,
        created_at: now,
        public_at: null,
        event_seq: null,
      })
      .execute()
    await writeTexts(trx, id, {
      title: { [evidence.language]: evidence.title },
      publisher: { [NO_LANGUAGE]: evidence.publisher },
      address: { [NO_LANGUAGE]: evidence.address },
      note: evidence.note,
      provenance: { [NO_LANGUAGE]: evidence.provenance },
    })
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'evidence_added', subjectId: id, details: { kind: evidence.kind } })
    if (evidence.address !== '' && evidence.sensitivity !== 'protected') await enqueueCapture({ ...ctx, db: trx }, id)
  })
  return id
}

/** The digests of a file that this account stored and that no evidence has yet; it stays as it is until the transaction ends. */
async function claimFile(trx: Transaction, actor: Actor, fileId: string) {
  const file = await trx
    .selectFrom('evidence_files as f')
    .innerJoin('stored_files as s', 's.sha256', 'f.public_sha256')
    .select(['f.public_sha256', 'f.original_sha256'])
    .where('f.id', '=', fileId)
    .where('f.uploaded_by', '=', actor.accountId)
    .where('s.destroyed_at', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('evidence as e').select('e.id').whereRef('e.file_id', '=', 'f.id'))))
    .forUpdate('f')
    .executeTakeFirst()
  if (!file) throw new Invalid({ fileId: { key: 'errors.file_unknown' } })
  return { file_id: fileId, file_sha256: file.public_sha256, original_sha256: file.original_sha256 }
}
