import type { ImportBatch, Said } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { isDomainError } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readBatch } from './read-batch.ts'
import { runApply } from './run-apply.ts'
import { runCheck } from './run-check.ts'
import { runUndo } from './run-undo.ts'
import { saidOfError } from './said-of-error.ts'

const RUNS = { checking: runCheck, applying: runApply, undoing: runUndo } as const

/** So many times a run that failed for no reason of its own is tried again before somebody has to look. */
const ATTEMPTS = 5

/**
 * Does what a batch waits for: its check, its application or its undoing; nothing when it waits for nothing. May run twice and may be
 * killed: nothing is doubled. A file that cannot be read any further ends it as failed; what is no refusal is thrown, to be tried again,
 * and ends it as failed the fifth time. `tell` hears how many rows are done, of how many where that is known. Throws NotFound, Forbidden.
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
    if (isDomainError(error)) return end(ctx, batch, saidOfError(error)[0] ?? { key: 'imports.problem.refused' })
    const attempts = Number(batch.fault?.values?.['attempts'] ?? 0) + 1
    const said: Said = { key: 'imports.problem.unexpected', values: { attempts } }
    if (attempts === ATTEMPTS) return end(ctx, batch, said)
    await note(ctx, batch, said)
    throw error
  }
}

async function end(ctx: Context, batch: ImportBatch, { key, values = {} }: Said): Promise<void> {
  await ctx.db
    .updateTable('import_batches')
    .set({ state: 'failed', failed_in: batch.state, fault: { key, values }, changed_at: ctx.clock.now() })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', batch.id)
    .where('state', '=', batch.state)
    .execute()
}

async function note({ db }: Context, batch: ImportBatch, { key, values = {} }: Said): Promise<void> {
  await db
    .updateTable('import_batches')
    .set({ fault: { key, values } })
    .where('id', '=', batch.id)
    .where('state', '=', batch.state)
    .execute()
}
