import type { ImportProblem } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const PAGE = 50

export interface ProblemPage {
  readonly problems: readonly (ImportProblem & { readonly number: number })[]
  /** Number behind which the next page begins; null on the last. */
  readonly next: number | null
}

/** Problems of a batch in the order of its rows, fifty a page, of one kind where `key` says. Throws Forbidden. */
export async function listProblems(
  ctx: Context,
  input: { readonly id: string; readonly key: string | null; readonly after: number | null },
): Promise<ProblemPage> {
  requireActor(ctx, 'importRecords')
  const rows = await ctx.db
    .selectFrom('import_problems')
    .select(['number', 'row', 'column', 'severity', 'key', 'values'])
    .where('batch_id', '=', input.id)
    .$if(input.key !== null, (query) => query.where('key', '=', input.key ?? ''))
    .$if(input.after !== null, (query) => query.where('number', '>', input.after ?? 0))
    .orderBy('number')
    .limit(PAGE + 1)
    .execute()
  const problems = rows.slice(0, PAGE)
  return { problems, next: rows.length > PAGE ? (problems.at(-1)?.number ?? null) : null }
}
