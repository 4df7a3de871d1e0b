import type { Transaction } from '../../db/schema.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import { listChanges } from '../changes/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { rootAt } from '../log/index.ts'
import { addresseeFilter, keyFigures, listRecommendations, listThemes, readRecommendations } from '../recommendations/index.ts'
import { readScope } from './read-scope.ts'
import { readTrend } from './read-trend.ts'

export interface SnapshotInput {
  readonly edition: Omit<ReportSnapshot['edition'], 'asOf' | 'timeZone'>
  readonly scheduleId: string | null
  readonly asOf: Date
  readonly timeZone: string
  /** When the period began; null where there is none. */
  readonly startsAt: Date | null
  /** Canonical query string of the list's filters. */
  readonly scope: string
  readonly length: 'full' | 'brief'
  readonly supersedes: ReportSnapshot['supersedes'] | null
  readonly request: ReportSnapshot['request'] | null
}

/** What the record held just before `asOf`, with the acts of the period: everything a report is rendered from. */
export async function takeSnapshot(ctx: Context & { readonly db: Transaction }, input: SnapshotInput): Promise<ReportSnapshot> {
  const { edition, asOf, timeZone, startsAt, supersedes, request } = input
  const { filter, scope } = await readScope(ctx, input.scope)
  const themes = await listThemes(ctx)
  const fitting = (at: Date) => listRecommendations(ctx, addresseeFilter(filter), at)
  const codes = (await fitting(asOf)).map(({ code }) => code)
  const recommendations = await readRecommendations(ctx, { codes }, asOf)
  const before = startsAt === null ? null : await fitting(startsAt)
  const concerned = new Set([...codes, ...(before ?? []).map(({ code }) => code)])
  const { changes } =
    startsAt === null
      ? { changes: [] }
      : await listChanges(ctx, { since: startsAt, before: asOf, order: 'oldest' }, Number.MAX_SAFE_INTEGER - 1)
  const inScope = changes.filter(
    ({ recommendation, institution }) =>
      scope.query === '' ||
      (recommendation !== null &&
        concerned.has(recommendation.code) &&
        (filter.institution === undefined || institution === null || institution.slug === filter.institution)),
  )
  const figures = keyFigures(recommendations, themes)
  const dated = { ...edition, asOf: asOf.toISOString(), timeZone }
  const earlier = request === null ? await readTrend(ctx.db, { scheduleId: input.scheduleId, scope: scope.query, before: asOf }) : []
  const last = earlier.at(-1)
  return {
    format: 'vigia-report-snapshot/2',
    edition: dated,
    ...(edition.late ? { madeOn: dateIn(timeZone, ctx.clock.now()) } : {}),
    ...(request ? { request } : {}),
    length: input.length,
    scope,
    ...(supersedes ? { supersedes } : {}),
    onlineAddress: `${ctx.settings.publicUrl}/reports/${edition.slug}`,
    log: await logBefore(ctx, asOf),
    figures,
    figuresBefore: before === null ? null : keyFigures(before, themes),
    ...(last ? { editionBefore: last.edition } : {}),
    ...(request ? {} : { trend: [...earlier, { edition: dated, figures }] }),
    changes: inScope.map(({ tag: _, redactedAt: __, ...change }) => change),
    recommendations,
  }
}

async function logBefore(ctx: Context, asOf: Date): Promise<ReportSnapshot['log']> {
  const last = await ctx.db
    .selectFrom('events')
    .select(['seq', 'leaf_hash'])
    .where('occurred_at', '<', asOf)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return { size: 0, lastDigest: null }
  const size = last.seq + 1
  return { size, lastDigest: last.leaf_hash.toString('hex'), root: (await rootAt(ctx.db, size)).toString('base64') }
}
