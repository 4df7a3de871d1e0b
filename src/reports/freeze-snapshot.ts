import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { fenceLog } from '../log/index.ts'
import { canonicalSnapshot } from './canonical-snapshot.ts'
import type { EditionPlan } from './edition-plan.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface FrozenSnapshot {
  readonly number: number
  readonly revision: number
  readonly asOf: Date
  readonly figures: ReportSnapshot['figures']
  /** Canonical query string. */
  readonly scope: string
  /** Canonical JSON. */
  readonly text: string
  /** How many redactions there were: a further one may have destroyed a text that stands in it. */
  readonly redactions: number
}

/**
 * Takes the snapshot of a planned edition, from one moment of the database. The log is fenced first, in a transaction of its own:
 * nothing of before the as-of instant can be added any more, and nobody who publishes waits while the record is read.
 */
export async function freezeSnapshot(ctx: Context, plan: EditionPlan): Promise<FrozenSnapshot> {
  const asOf = await inTransaction(ctx.db, async (trx) => {
    const instant = plan.asOf ?? (await momentAfterLastEvent({ ...ctx, db: trx }))
    await fenceLog(trx, instant)
    return instant
  })
  const taken = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const inside = { ...ctx, db: trx }
      const number = plan.supersedes?.number ?? (await nextNumber(trx))
      const snapshot = await takeSnapshot(inside, {
        ...plan,
        asOf,
        edition: editionOf(plan, number),
        supersedes: supersededBy(plan),
        request: null,
      })
      return { number, snapshot, redactions: await countRedactions(trx) }
    })
  const { number, snapshot, redactions } = taken
  const revision = plan.supersedes === null ? 0 : plan.supersedes.revision + 1
  const { figures, scope } = snapshot
  return { number, revision, asOf, figures, scope: scope?.query ?? '', text: await canonicalSnapshot(snapshot), redactions }
}

export async function countRedactions(trx: Transaction): Promise<number> {
  const { count } = await trx
    .selectFrom('redactions')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function nextNumber(trx: Transaction): Promise<number> {
  const last = await trx.selectFrom('editions').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return (last?.number ?? 0) + 1
}

async function momentAfterLastEvent(ctx: Context): Promise<Date> {
  const head = await ctx.db.selectFrom('log_head').select('last_instant').executeTakeFirstOrThrow()
  return new Date(Math.max(ctx.clock.now().getTime(), head.last_instant.getTime()) + 1)
}

function editionOf(plan: EditionPlan, number: number): Omit<ReportSnapshot['edition'], 'asOf' | 'timeZone'> {
  return {
    number,
    ...(plan.supersedes ? { revision: plan.supersedes.revision + 1 } : {}),
    slug: plan.slug,
    kind: plan.kind,
    ...(plan.name ? { name: plan.name } : {}),
    periodStart: plan.periodStart,
    periodEnd: plan.periodEnd,
    late: plan.late,
  }
}

function supersededBy({ supersedes }: EditionPlan): ReportSnapshot['supersedes'] | null {
  if (supersedes === null) return null
  const { number, revision, slug, asOf, note } = supersedes
  return { number, revision, slug, asOf: asOf.toISOString(), note }
}
