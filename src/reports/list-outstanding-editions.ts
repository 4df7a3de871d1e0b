import type { EditionRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'
import type { Fault } from '../kernel/errors.ts'
import { editionKey } from './edition-key.ts'
import { plannedRef } from './planned-ref.ts'
import { readFailures, readOutstanding, type Failures } from './read-outstanding.ts'

const FAILURES = 3
const AN_HOUR = 3_600_000
const BASELINE: EditionRef = { number: 0, slug: 'baseline', kind: 'baseline', periodStart: null, periodEnd: null }

/** An edition that is owed and not there. Holds nothing that is not fit to be counted in public. */
export interface OutstandingEdition {
  /** What it will be called; it has no number yet. */
  readonly edition: EditionRef
  /** What to try again; null: the baseline. */
  readonly period: { readonly scheduleId: string; readonly periodStart: string } | null
  /** Since when it is owed: the end of the period, or the moment at which its draft was approved or its deadline passed. */
  readonly since: string
  readonly failures: number
  readonly lastFailure: { readonly at: string; readonly error: Fault } | null
  /** Null: it is being tried now, or follows the one before it. */
  readonly nextTry: string | null
  /** It failed three times, or is owed for more than an hour: somebody should look. */
  readonly alert: boolean
}

/** The editions that are due and not there, the one owed longest first; those that wait for an editor are not among them. */
export async function listOutstandingEditions(ctx: Context): Promise<readonly OutstandingEdition[]> {
  const now = ctx.clock.now()
  const listed: OutstandingEdition[] = []
  const baselineSince = await missingBaselineSince(ctx)
  if (baselineSince !== null) {
    const nextTry = await ctx.queue.nextTry(ctx.db, 'issue-baseline', 'baseline')
    listed.push({ edition: BASELINE, period: null, ...stateOf((await readFailures(ctx.db))(null), baselineSince, nextTry, now) })
  }
  for (const { period, version, since, failures, waiting } of await readOutstanding(ctx.db, now)) {
    if (waiting) continue
    const nextTry = await ctx.queue.nextTry(ctx.db, 'issue-edition', editionKey(period))
    const { scheduleId, periodStart } = period
    listed.push({
      edition: plannedRef(period, version),
      period: { scheduleId, periodStart },
      ...stateOf(failures, since, nextTry, now),
    })
  }
  return listed.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

function stateOf(failures: Failures, since: Date, nextTry: Date | null, now: Date) {
  const { last } = failures
  return {
    since: since.toISOString(),
    failures: failures.count,
    lastFailure: last === null ? null : { at: last.at.toISOString(), error: last.error as Fault },
    nextTry: nextTry?.toISOString() ?? null,
    alert: failures.count >= FAILURES || now.getTime() - since.getTime() > AN_HOUR,
  }
}

async function missingBaselineSince(ctx: Context): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('instance')
    .select('catalogue_loaded_at')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('editions').select('id').where('kind', '=', 'baseline'))))
    .executeTakeFirst()
  return row?.catalogue_loaded_at ?? null
}
