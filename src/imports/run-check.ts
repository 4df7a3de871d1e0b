import type { Transaction } from '../../db/schema.ts'
import type { ImportBatch, ImportProblem, Outcome } from '../../templates/view/import.ts'
import { systemActor } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { Row, Table } from '../tables/index.ts'
import { actorOf } from './actor-of.ts'
import { applyContextOf } from './apply-context-of.ts'
import { applyRows, type AppliedRow } from './apply-rows.ts'
import { activityOddities } from './activity-oddities.ts'
import { activitiesOf, applyActivities, isKnownFile, problemsOfActivities } from './apply-activities.ts'
import { fileProblems } from './file-problems.ts'
import { inSteps } from './in-steps.ts'
import { newMemory } from './kinds/apply-context.ts'
import { ONE_TRANSACTION, ACTIVITY_STEP } from './batch-limits.ts'
import { markRepeats } from './mark-repeats.ts'
import { withTable } from './open-batch.ts'
import { readerOf } from './reader-of.ts'
import { countProblems, storeProblems } from './store-problems.ts'

/** Ends a transaction whose work was only to be seen. */
class Undo extends Error {}

/**
 * Reads every row of a batch, does the real work in transactions that are rolled back, so that the record's and the database's own
 * rules speak, and keeps every problem. Begins anew each time, and may run twice at once: both write the same under the same numbers,
 * and the slower one stops where the batch is checked. `tell` hears how many rows are done.
 */
export async function runCheck(ctx: Context, batch: ImportBatch, tell: (done: number, of: number | null) => void): Promise<void> {
  const author = await actorOf(ctx.db, batch.createdById)
  const second = ctx.settings.singlePerson ? author : await systemActor(ctx.db, ctx.clock)
  const people = { author, publisher: batch.mode === 'published' ? second : null }
  const outcomes: Partial<Record<Outcome, number>> = {}
  let [done, number, last] = [0, 0, 0]
  await withTable(ctx.db, { id: batch.id, file_name: batch.fileName, hints: batch.hints }, async (table) => {
    number = await storeProblems(ctx.db, batch.id, 0, fileProblems(batch.kind, table, batch.mapping))
    const look =
      batch.kind === 'activities' ? await activitySteps(ctx, batch, table, author) : recordSteps(ctx, batch, batch.kind, table, people)
    for await (const step of inSteps(table.rows(), batch.kind === 'activities' ? ACTIVITY_STEP : ONE_TRANSACTION)) {
      const found = await look.at(step)
      done += step.length
      last = step.at(-1)?.row ?? last
      const { numUpdatedRows } = await ctx.db
        .updateTable('import_batches')
        .set({ rows_done: done, done_through: last })
        .where('id', '=', batch.id)
        .where('state', '=', 'checking')
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      for (const { outcome } of found.applied) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      number = await storeProblems(
        ctx.db,
        batch.id,
        number,
        found.problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      )
      tell(done, null)
    }
    number = await storeProblems(ctx.db, batch.id, number, look.ofFile())
  })
  await ctx.db
    .deleteFrom('import_problems')
    .where('batch_id', '=', batch.id)
    .where('number', '>=', number)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('import_batches').select('id').where('id', '=', batch.id).where('state', '=', 'checking')),
    )
    .execute()
  const counts = { outcomes, problems: await countProblems(ctx.db, batch.id) }
  await ctx.db
    .updateTable('import_batches')
    .set({
      state: 'checked',
      counts,
      rows_total: done,
      rows_done: 0,
      done_through: 0,
      checked_at: ctx.clock.now(),
      changed_at: ctx.clock.now(),
    })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', batch.id)
    .where('state', '=', 'checking')
    .execute()
}

interface Found {
  readonly applied: readonly AppliedRow[]
  readonly problems: readonly ImportProblem[]
}
interface Look {
  at(step: readonly Row[]): Promise<Found>
  /** What is to be said of the whole file once every row was looked at. */
  ofFile(): readonly ImportProblem[]
}
type RecordKind = Exclude<ImportBatch['kind'], 'activities'>

function recordSteps(ctx: Context, batch: ImportBatch, kind: RecordKind, table: Table, people: Parameters<typeof applyContextOf>[3]): Look {
  const read = readerOf(batch, table)
  const seen = new Map<string, number>()
  const at = async (step: readonly Row[]): Promise<Found> => {
    const rows = markRepeats(kind, batch.mapping, seen, step.map(read))
    const found = await rolledBack(ctx, (trx) =>
      applyRows(kind, applyContextOf(ctx, trx, batch.id, people, newMemory()), batch.mapping, rows),
    )
    return { applied: found.applied, problems: [...rows.flatMap((row) => row.problems), ...found.problems] }
  }
  return { at, ofFile: () => [] }
}

/** Activities obey no rule of the record but those of their own tables: the first step is stored and taken back, the others are read. */
async function activitySteps(ctx: Context, batch: ImportBatch, table: Table, author: Actor): Promise<Look> {
  const read = await activitiesOf(batch, table)
  const known = await isKnownFile(ctx, batch)
  const headers = table.columns.map((column) => column.header)
  const oddities = activityOddities(headers)
  let first = true
  const at = async (step: readonly Row[]): Promise<Found> => {
    const activities = step.map(read)
    const store = (trx: Transaction) => applyActivities({ ...ctx, db: trx, actor: author }, batch, headers, activities, known)
    const outcome = known ? ('unchanged' as const) : ('added' as const)
    const applied = first
      ? await rolledBack(ctx, store)
      : activities.map(({ row }) => ({ row, outcome, subjectKind: 'activity', subjectId: null, label: null, fault: null }))
    first = false
    return { applied, problems: [...problemsOfActivities(activities), ...oddities.repeats(activities)] }
  }
  return { at, ofFile: () => oddities.ofColumns() }
}

/** Does the work for real in a transaction of its own and takes it back: nothing that it writes or enqueues outlives it. */
async function rolledBack<Result>(ctx: Context, act: (trx: Transaction) => Promise<Result>): Promise<Result> {
  let result: { readonly value: Result } | null = null
  await ctx.db
    .transaction()
    .execute(async (trx) => {
      result = { value: await act(trx) }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return (result as { readonly value: Result } | null)!.value
}
