import { createHash, randomUUIDv7 } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { inTransaction } from '../../db/transaction.ts'
import { IMPORT_KINDS, type ImportKind } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { openTable } from '../tables/index.ts'
import { IMPORT_BYTES, PART_BYTES } from './batch-limits.ts'
import { describeTable } from './describe-table.ts'
import { guessKind } from './guess-kind.ts'
import { offerMapping } from './offer-mapping.ts'

export interface ReceiveInput {
  /** Where the file lies on this machine, for the time of this call. */
  readonly path: string
  readonly name: string
  /** Empty or absent: guessed by the columns. */
  readonly kind?: string | undefined
}

/**
 * Takes a file in as a new batch: it is opened as a table first, so that nothing is kept of what is none; then it is stored in parts,
 * and a mapping is offered. Nothing of it is on the record. Returns the batch's id. Throws Invalid (`file`, `kind`), Forbidden.
 */
export async function receiveImport(ctx: Context, input: ReceiveInput): Promise<string> {
  const actor = requireActor(ctx, 'importRecords')
  const { size } = await stat(input.path)
  if (size === 0) throw new Invalid({ file: { key: 'errors.file_empty' } })
  if (size > IMPORT_BYTES)
    throw new Invalid({ file: { key: 'errors.import_too_large', values: { mb: Math.floor(IMPORT_BYTES / 1_048_576) } } })
  const name =
    basename(input.name.replaceAll('\\', '/'))
      .replaceAll(/[\p{C}]/gu, '')
      .slice(0, 200) || 'import'
  if (/\.ya?ml$/i.test(name)) throw new Invalid({ file: { key: 'errors.import_yaml' } })
  const table = await openTable({ path: input.path, name })
  const facts = describeTable(table)
  const kind = kindOf(input.kind) ?? guessKind(facts.columns)
  const sha256 = await digestOf(input.path)
  const { mapping } = await offerMapping(ctx.db, kind, facts.columns)
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .insertInto('import_batches')
      .values({
        id,
        kind,
        state: 'uploaded',
        file_name: name,
        file_bytes: size,
        file_sha256: sha256,
        facts,
        mapping,
        mode: null,
        rows_total: null,
        fault: null,
        failed_in: null,
        created_by: actor.accountId,
        publisher_id: null,
        undone_by: null,
        created_at: now,
        changed_at: now,
        checked_at: null,
        applied_at: null,
        undone_at: null,
      })
      .execute()
    let part = 0
    for await (const content of createReadStream(input.path, { highWaterMark: PART_BYTES }) as AsyncIterable<Buffer>) {
      await trx.insertInto('import_parts').values({ batch_id: id, part, content }).execute()
      part += 1
    }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'import_received', subjectId: id, details: { kind, sha256 } })
  })
  return id
}

function kindOf(asked: string | undefined): ImportKind | null {
  if (asked === undefined || asked === '') return null
  const kind = IMPORT_KINDS.find((candidate) => candidate === asked)
  if (kind === undefined) throw new Invalid({ kind: { key: 'errors.unknown_value' } })
  return kind
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex')
}
