import { loadCatalogue } from '../imports/index.ts'
import type { Context } from '../kernel/context.ts'

/** `vigia seed`: loads the catalogue when it was not loaded yet. */
export async function seedCommand(ctx: Context): Promise<readonly string[]> {
  return [(await loadCatalogue(ctx)) ? 'The catalogue was loaded.' : 'The catalogue is there already; nothing was changed.']
}
