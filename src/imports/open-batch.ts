import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from '../../db/schema.ts'
import type { ImportHints } from '../../templates/view/import.ts'
import { makeWorkFolder } from '../kernel/make-work-folder.ts'
import { openTable, type EncodingName, type Separator, type Table, type TableHints } from '../tables/index.ts'

/** Brings the file of a batch to this machine for as long as `act` reads it as a table. Throws Invalid (`file`, as `openTable`). */
export async function withTable<Result>(
  db: Database,
  batch: { readonly id: string; readonly file_name: string; readonly hints: object },
  act: (table: Table) => Promise<Result>,
): Promise<Result> {
  const folder = await makeWorkFolder('import')
  try {
    const path = join(folder, 'file')
    await pipeline(Readable.from(partsOf(db, batch.id)), createWriteStream(path))
    return await act(await openTable({ path, name: batch.file_name }, tableHints(batch.hints)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The hints of a form as the reader of tables takes them. */
function tableHints(hints: ImportHints): TableHints {
  const repair = new Set(hints.repair)
  return {
    encoding: hints.encoding as EncodingName | undefined,
    separator: hints.separator as Separator | undefined,
    sheet: hints.sheet,
    headerRow: hints.headerRow,
    repair: { mojibake: repair.has('mojibake'), escapes: repair.has('escapes'), entities: repair.has('entities') },
  }
}

async function* partsOf(db: Database, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const row = await db.selectFrom('import_parts').select('content').where('batch_id', '=', id).where('part', '=', part).executeTakeFirst()
    if (!row) return
    yield Buffer.from(row.content)
  }
}
