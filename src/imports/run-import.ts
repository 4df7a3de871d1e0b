import type { Said } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { isDomainError } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readBatch } from './read-batch.ts'
import { runApply } from './run-apply.ts'
import { runCheck } from './run-check.ts'
import { runUndo } from './run-undo.ts'
import { saidOfError } from './said-of-error.ts'

const RUNS = { checking: runCheck, applying: runApply, undoing: runUndo } as const

/**
 * Does what a batch waits for: its check, its application or its undoing; nothing when it waits for nothing. May run twice and may be
 * killed: nothing is doubled. A file that cannot be read any further ends it as failed; what is no refusal is thrown, to be tried again.
 * `tell` hears how many rows are done, of how many where that is known. Throws NotFound, Forbidden.
 */
export async function runImport(
  ctx: Context,
  input: { readonly id: string },
  tell: (done: number, of: number | null) => void = () => undefined,
): Promise<void> {
  requireActor(ctx, 'importRecords')
  const batch = await readBatch(ctx.db, input.id)
  if (batch.state !== 'checking' && batch.state !== 'applying' && batch.state !== 'undoing') return
  try {
    await RUNS[batch.state](ctx, batch, tell)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const said: Said = saidOfError(error)[0] ?? { key: 'imports.problem.refused' }
    await ctx.db
      .updateTable('import_batches')
      .set({ state: 'failed', failed_in: batch.state, fault: { key: said.key, values: said.values ?? {} }, changed_at: ctx.clock.now() })
      .set((set) => ({ version: set('version', '+', 1) }))
      .where('id', '=', batch.id)
      .where('state', '=', batch.state)
      .execute()
  }
}
