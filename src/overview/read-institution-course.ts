import { sql } from 'kysely'
import type { StandingCourse } from '../../templates/view/institution-record.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { periodEnds } from './period-ends.ts'
import { statusesOverTime } from './statuses-over-time.ts'

/** Later than everything on record. */
const EVER = new Date(8.64e15)

/**
 * How the addressees of an institution stood at the end of every month (quarter, year) since the first of them was added, and at the
 * view's instant (null: now). Two queries over the institution's own history, however many periods there are.
 */
export async function readInstitutionCourse(ctx: Context, slug: string, asOf: Date | null): Promise<StandingCourse> {
  const addressees = await ctx.db
    .selectFrom('addressees as a')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .leftJoin('recommendation_withdrawals as w', 'w.recommendation_id', 'a.recommendation_id')
    .select(['a.id', 'a.added_at as addedAt', 'w.withdrawn_at as withdrawnAt'])
    .where('i.slug', '=', slug)
    .$if(asOf !== null, (query) => query.where('a.added_at', '<', asOf ?? EVER))
    .orderBy('a.added_at')
    .execute()
  const to = asOf ?? ctx.clock.now()
  const { timeZone } = ctx.settings
  const { step, ends } = periodEnds(timeZone, addressees[0]?.addedAt ?? to, to)
  const days = [...ends.map(({ day }) => day), dateIn(timeZone, asOf === null ? to : new Date(to.getTime() - 1))]
  const counts = statusesOverTime(addressees, await readHistory(ctx, slug), [...ends.map(({ bound }) => bound), asOf ?? EVER])
  return { step, points: days.map((day, index) => ({ day, counts: counts[index] ?? [] })) }
}

/** Every published update of the institution's addressees, without its texts. */
function readHistory(ctx: Context, slug: string) {
  return ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .select(['u.id', 'u.addressee_id as addresseeId', 'u.status', 'u.effective_on as effectiveOn'])
    .select(sql<Date>`u.published_at`.as('publishedAt'))
    .select(
      sql<Date | null>`least((select min(w.withdrawn_at) from withdrawals w where w.status_update_id = u.id),
        (select min(c.published_at) from status_updates c where c.corrects_id = u.id and c.state = 'published'))`.as('endedAt'),
    )
    .where('i.slug', '=', slug)
    .where('u.state', '=', 'published')
    .execute()
}
