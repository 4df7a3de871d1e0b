import type { DashboardView } from '../../templates/pages/dashboard.page.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import { listChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { keyFigures, listRecommendations, listThemes } from '../recommendations/index.ts'
import { listEditions } from '../reports/index.ts'

/** What a reader of the front page should hear of; targets, due dates and additions to the catalogue are in the list of changes. */
const NEWS: readonly EventKind[] = [
  'update_published',
  'update_corrected',
  'update_withdrawn',
  'position_stated',
  'reply_published',
  'reply_missed',
  'reading_recorded',
  'agreement_changed',
  'text_redacted',
  'recommendation_withdrawn',
  'edition_issued',
]
const DUE_SHOWN = 8
const CHANGES_SHOWN = 5

/** What the front page shows, now or as of an instant: figures, what is due first, the latest edition, what changed. */
export async function readDashboard(ctx: Context, asOf: Date | null): Promise<DashboardView> {
  const recommendations = await listRecommendations(ctx, {}, asOf)
  const [latestEdition] = await listEditions(ctx, { limit: 1 }, asOf)
  const { changes } = await listChanges(
    ctx,
    {
      kinds: NEWS,
      ...(asOf ? { before: asOf } : {}),
    },
    CHANGES_SHOWN,
  )
  return {
    figures: keyFigures(recommendations, await listThemes(ctx)),
    due: recommendations
      .flatMap((recommendation) => recommendation.addressees)
      .filter((addressee) => addressee.dueOn !== null && addressee.status !== 'implemented')
      .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
      .slice(0, DUE_SHOWN),
    latestEdition: latestEdition ?? null,
    changes,
  }
}
