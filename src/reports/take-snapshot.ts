import type { Transaction } from '../../db/schema.ts'
import type { ChangeView } from '../../templates/view/change.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { RecommendationListItem, RecommendationView } from '../../templates/view/recommendation.ts'
import { listChanges } from '../changes/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { rootAt } from '../log/index.ts'
import {
  addresseeFilter,
  keyFigures,
  listRecommendations,
  listThemes,
  readRecommendations,
  readScope,
  type ParsedListFilter,
} from '../recommendations/index.ts'
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

/** So many recommendations are read at a time: each takes a few statements, and between them requests are served. */
const AT_A_TIME = 250
const CHANGES_AT_A_TIME = 500

/** What the record held just before `asOf`, with the acts of the period: everything a report is rendered from. */
export async function takeSnapshot(ctx: Context & { readonly db: Transaction }, input: SnapshotInput): Promise<ReportSnapshot> {
  const { edition, asOf, timeZone, startsAt, supersedes, request } = input
  const { filter, scope } = await readScope(ctx, input.scope)
  const themes = await listThemes(ctx)
  const { recommendations, before } = await readFitting(ctx, filter, asOf, startsAt)
  const concerned = new Set([...recommendations, ...before].map(({ code }) => code))
  const changes = startsAt === null ? [] : await readChanges(ctx, startsAt, asOf)
  const inScope = changes.filter(({ recommendation, institution }) => {
    if (scope.query === '') return true
    if (recommendation === null || !concerned.has(recommendation.code)) return false
    return institution === null || (isIn(filter.institution, institution.slug) && isIn(filter.country, institution.country))
  })
  const figures = keyFigures(recommendations, themes)
  const { kind } = edition
  const dated = { ...edition, asOf: asOf.toISOString(), timeZone }
  const earlier = request === null ? await readTrend(ctx.db, { ...input, scope: scope.query, number: edition.number }) : []
  const last = earlier.at(-1)
  return {
    format: 'vigia-report-snapshot/2',
    edition: dated,
    ...(edition.late ? { madeOn: dateIn(timeZone, ctx.clock.now()) } : {}),
    ...(request ? { request } : {}),
    length: input.length,
    scope,
    ...(supersedes ? { supersedes } : {}),
    onlineAddress: request === null ? `${ctx.settings.publicUrl}/reports/${edition.slug}` : ctx.settings.publicUrl,
    log: await logBefore(ctx, asOf),
    figures,
    figuresBefore: startsAt === null ? null : keyFigures(before, themes),
    ...(last ? { editionBefore: last.edition } : {}),
    ...(kind === 'list' ? {} : { trend: [...earlier, { edition: { ...dated, kind }, figures }] }),
    changes: inScope,
    recommendations,
  }
}

/** The recommendations that fit at `asOf`, whole, and those that fitted when the period began, in the catalogue's order. */
async function readFitting(ctx: Context, filter: ParsedListFilter, asOf: Date, startsAt: Date | null) {
  const all = ctx.db.selectFrom('recommendations').select('code').orderBy('position')
  const rows = await (filter.recommendation === undefined ? all : all.where('code', '=', filter.recommendation)).execute()
  const recommendations: RecommendationView[] = []
  const before: RecommendationListItem[] = []
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    const recommendationCodes = rows.slice(from, from + AT_A_TIME).map(({ code }) => code)
    const fitting = (at: Date) => listRecommendations(ctx, { ...addresseeFilter(filter), recommendationCodes }, at)
    const codes = (await fitting(asOf)).map(({ code }) => code)
    if (codes.length > 0) recommendations.push(...(await readRecommendations(ctx, { codes }, asOf)))
    if (startsAt !== null) before.push(...(await fitting(startsAt)))
  }
  return { recommendations, before }
}

/** Every public act from one instant up to another, oldest first. */
async function readChanges(ctx: Context, since: Date, before: Date): Promise<readonly ChangeView[]> {
  const found: ChangeView[] = []
  let beforeSeq: number | null | undefined
  while (beforeSeq !== null) {
    const page = await listChanges(ctx, { since, before, ...(beforeSeq === undefined ? {} : { beforeSeq }) }, CHANGES_AT_A_TIME)
    found.push(...page.changes.map(({ tag: _, redactedAt: __, citation: ___, activityFile: ____, ...change }) => change))
    beforeSeq = page.next
  }
  return found.toReversed()
}

function isIn<Value>(wanted: Value | undefined, value: Value): boolean {
  return wanted === undefined || wanted === value
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
