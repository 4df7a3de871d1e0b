import type { Transaction } from '../../db/schema.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { EditionRef } from '../../templates/view/references.ts'
import { listChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { keyFigures, listRecommendations, listThemes, readRecommendations } from '../recommendations/index.ts'
import { startOfDate } from '../kernel/clock.ts'

export interface SnapshotInput {
  readonly edition: EditionRef & { readonly late: boolean }
  readonly asOf: Date
  readonly timeZone: string
}

/** What the record held just before `asOf`, with the acts of the period: everything a report is rendered from. */
export async function takeSnapshot(ctx: Context & { readonly db: Transaction }, input: SnapshotInput): Promise<ReportSnapshot> {
  const { edition, asOf, timeZone } = input
  const started = edition.periodStart === null ? null : startOfDate(timeZone, edition.periodStart)
  const themes = await listThemes(ctx)
  const recommendations = await readRecommendations(ctx, {}, asOf)
  const before = started === null ? null : await listRecommendations(ctx, {}, started)
  const changes =
    started === null ? [] : (await listChanges(ctx, { since: started, before: asOf, order: 'oldest' }, Number.MAX_SAFE_INTEGER - 1)).changes
  const log = await ctx.db
    .selectFrom('events')
    .select(['seq', 'leaf_hash'])
    .where('occurred_at', '<', asOf)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    format: 'vigia-report-snapshot/1',
    edition: { ...edition, asOf: asOf.toISOString(), timeZone },
    onlineAddress: `${ctx.settings.publicUrl}/reports/${edition.slug}`,
    log: { size: log ? log.seq + 1 : 0, lastDigest: log ? log.leaf_hash.toString('hex') : null },
    figures: keyFigures(recommendations, themes),
    figuresBefore: before === null ? null : keyFigures(before, themes),
    changes: changes.map(({ tag: _, redactedAt: __, ...change }) => change),
    recommendations,
  }
}
