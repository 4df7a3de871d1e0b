import type { RecommendationPageView } from '../../templates/pages/recommendation.page.ts'
import { readCitedActivities } from '../activities/index.ts'
import { listAgreementsNaming } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import {
  ADDRESSEES_TOLD,
  courses,
  lastDay,
  listCitedEvidence,
  listRelated,
  readCourse,
  readRecommendations,
  readUpdates,
  UPDATES_SHOWN,
} from '../recommendations/index.ts'

const EVIDENCE_SHOWN = 12
const RELATED_SHOWN = 5
/** Lines of older assessments; the history has all. */
const OLDER_SHOWN = 100

/**
 * One recommendation by code as its page shows it, withdrawn or not, now or as of an instant: the latest assessments and evidence,
 * and whatever is one of a few. Throws NotFound (also for an instant before it was added).
 */
export async function readRecommendationPage(ctx: Context, code: string, asOf: Date | null): Promise<RecommendationPageView> {
  const row = await ctx.db.selectFrom('recommendations').select(['id', 'code']).where('code', '=', code).executeTakeFirst()
  if (!row) throw new NotFound('recommendation')
  const [standing] = await readRecommendations(ctx, { codes: [code], withdrawn: true, withoutHistory: true }, asOf)
  if (!standing) throw new NotFound('recommendation')
  const course = await readCourse(ctx, code, asOf)
  const newestFirst = course.toReversed()
  const current = new Map(course.flatMap((update) => (update.standing === 'standing' ? [[update.addresseeId, update.id] as const] : [])))
  const told = standing.addressees.length <= ADDRESSEES_TOLD ? current.values() : []
  const shown = new Set([...newestFirst.slice(0, UPDATES_SHOWN).map(({ id }) => id), ...told])
  const older = newestFirst.filter(({ id }) => !shown.has(id))
  const texts = await readTexts(ctx.db, [...current.values()])
  return {
    ...standing,
    id: row.id,
    updates: await readUpdates(ctx.db, { ids: [...shown] }, asOf),
    older: older.slice(0, OLDER_SHOWN),
    olderInAll: older.length,
    olderFrom: newestFirst[UPDATES_SHOWN]?.id ?? null,
    until: lastDay(ctx, asOf),
    courses: courses(standing.addressees, course),
    current: Object.fromEntries([...current].map(([addressee, id]) => [addressee, { id, summary: texts.get(id)?.['summary'] ?? {} }])),
    evidence: await listCitedEvidence(ctx, code, { from: null, limit: EVIDENCE_SHOWN }, asOf),
    agreements: await agreementsWithFiles(ctx, row.id, asOf),
    related: await listRelated(ctx, row.id, RELATED_SHOWN, asOf),
    activities: await readCitedActivities(ctx.db, { recommendationId: row.id }, asOf),
  }
}

/** The agreements that name it, each with the public copies that are kept of its texts. */
async function agreementsWithFiles(ctx: Context, recommendation: string, asOf: Date | null): Promise<RecommendationPageView['agreements']> {
  const agreements = await listAgreementsNaming(ctx, { recommendation }, asOf)
  const evidence = await readEvidence(ctx.db, [...new Set(agreements.flatMap(({ evidenceIds }) => evidenceIds))], { asOf })
  return agreements.map(({ evidenceIds, ...agreement }) => ({
    ...agreement,
    evidence: evidenceIds.flatMap((id) => evidence.get(id) ?? []).filter(({ file }) => file?.published === true),
  }))
}
