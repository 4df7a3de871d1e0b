import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { ImportColumn, ImportKind, Mapping } from '../../templates/view/import.ts'
import { Invalid } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import { headerDigest } from './header-digest.ts'

interface NamedMapping {
  readonly name: string
  readonly kind: ImportKind
  readonly columns: readonly ImportColumn[]
  readonly mapping: Mapping
}

/** Keeps a mapping under a name, in place of the one that had it. Throws Invalid (`save_as`). */
export async function saveMapping(
  trx: Transaction,
  actor: Actor,
  now: Date,
  { name, kind, columns, mapping }: NamedMapping,
): Promise<void> {
  if (name.length > 100) throw new Invalid({ save_as: { key: 'errors.too_long', values: { max: 100 } } })
  const known = await trx.selectFrom('import_mappings').select('kind').where('name', '=', name).executeTakeFirst()
  if (known && known.kind !== kind) throw new Invalid({ save_as: { key: 'errors.import_name_taken' } })
  const values = { kind, header_sha256: headerDigest(columns), mapping, created_by: actor.accountId, changed_at: now }
  await trx
    .insertInto('import_mappings')
    .values({ id: randomUUIDv7(), name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
}
