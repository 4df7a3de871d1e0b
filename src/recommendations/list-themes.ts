import type { ThemeRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'

/** All themes in the catalogue's order. */
export async function listThemes(ctx: Context): Promise<readonly ThemeRef[]> {
  return ctx.db.selectFrom('themes').select(['slug', 'name']).orderBy('position').execute()
}
