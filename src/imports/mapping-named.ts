import type { ImportKind, Mapping } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'

/** A saved mapping. Throws NotFound (none of that name for this kind), Forbidden. */
export async function mappingNamed(ctx: Context, input: { readonly name: string; readonly kind: ImportKind }): Promise<Mapping> {
  requireActor(ctx, 'importRecords')
  const row = await ctx.db
    .selectFrom('import_mappings')
    .select('mapping')
    .where('name', '=', input.name)
    .where('kind', '=', input.kind)
    .executeTakeFirst()
  if (!row) throw new NotFound(`mapping ${input.name}`)
  return row.mapping as Mapping
}
