import type { DashboardView } from '../../templates/pages/dashboard.page.ts'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { Movement } from '../../templates/view/movement.ts'
import type { KeyFigures } from '../../templates/view/figures.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import { listChanges } from '../changes/index.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { countFigures, lastDay, listAddressees, listThemes } from '../recommendations/index.ts'
import { listEditions } from '../reports/index.ts'
import { perView, readStandings, type Standing, type Standings } from '../standings/index.ts'
import { compareStandings } from './compare-standings.ts'

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
  'recommendation_reworded',
  'edition_issued',
]
const DUE_SHOWN = 6
const CHANGES_SHOWN = 5
const DAYS = 30

/** What the front page shows, now or as of an instant: figures, what moved, what is due first, the latest edition, what changed. */
export async function readDashboard(ctx: Context, asOf: Date | null): Promise<DashboardView> {
  const standings = await readStandings(ctx, asOf)
  const [latestEdition] = await listEditions(ctx, { limit: 1 }, asOf)
  const { changes } = await listChanges(ctx, { kinds: NEWS, ...(asOf ? { before: asOf } : {}) }, CHANGES_SHOWN)
  return {
    figures: figuresOf(standings)(await listThemes(ctx)),
    movement: await movement(ctx, standings, asOf),
    due: await dueFirst(ctx, standings, asOf),
    latestEdition: latestEdition ?? null,
    changes,
  }
}

/** A catalogue's themes do not change without an act, and then it is another view. */
const figuresOf = perView(({ addressees, columns }) => {
  let counted: KeyFigures | undefined
  return (themes: readonly ThemeRef[]) => (counted ??= countFigures(addressees, columns.total, themes))
})

const movedSince = perView((now) => perView((before: Standings) => compareStandings(before.addressees, now.addressees)))

const firstDue = perView(({ addressees }): readonly Standing[] =>
  addressees
    .filter(({ dueOn, status }) => dueOn !== null && status !== 'implemented')
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : a.dueOn === b.dueOn ? 0 : 1))
    .slice(0, DUE_SHOWN),
)

/** Null where the record is younger than that. */
async function movement(ctx: Context, now: Standings, asOf: Date | null): Promise<Movement | null> {
  const to = lastDay(ctx, asOf)
  const from = Temporal.PlainDate.from(to).subtract({ days: DAYS })
  const before = await readStandings(ctx, startOfDate(ctx.settings.timeZone, from.add({ days: 1 }).toString()))
  if (before.addressees.length === 0) return null
  return { from: from.toString(), to, days: DAYS, ...movedSince(now)(before) }
}

async function dueFirst(ctx: Context, standings: Standings, asOf: Date | null): Promise<readonly AddresseeView[]> {
  const first = firstDue(standings)
  const found = await listAddressees(ctx, { recommendationCodes: [...new Set(first.map(({ code }) => code))] }, asOf)
  const byId = new Map(found.map((addressee) => [addressee.id, addressee]))
  return first.flatMap(({ addresseeId }) => byId.get(addresseeId) ?? [])
}
