import type { Database } from '../../db/schema.ts'
import type { ImportColumn, ImportKind, Mapping } from '../../templates/view/import.ts'
import { guessMapping } from './guess-mapping.ts'
import { headerDigest } from './header-digest.ts'

export interface OfferedMapping {
  readonly mapping: Mapping
  /** How sure each guess is, 0 to 1; of a saved mapping: 1. */
  readonly confidence: Readonly<Record<string, number>>
  /** Of the saved mapping that fits a file with this header; null: guessed. */
  readonly saved: string | null
}

/** The mapping that was saved last for a file with the same header, else a guess. */
export async function offerMapping(db: Database, kind: ImportKind, columns: readonly ImportColumn[]): Promise<OfferedMapping> {
  const known = await db
    .selectFrom('import_mappings')
    .select(['name', 'mapping'])
    .where('kind', '=', kind)
    .where('header_sha256', '=', headerDigest(columns))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (!known) return { ...guessMapping(kind, columns), saved: null }
  const mapping = known.mapping as Mapping
  return { mapping, confidence: Object.fromEntries(Object.keys(mapping).map((name) => [name, 1])), saved: known.name }
}
