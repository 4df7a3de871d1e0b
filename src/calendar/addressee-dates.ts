import { sql } from 'kysely'
import type { AddresseeDate } from '../../templates/calendar/calendar-view.ts'
import type { Localized } from '../../templates/view/text.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions } from '../recommendations/index.ts'
import type { AddresseeDay } from './addressee-days.ts'

interface Facts {
  readonly review_interval_days: number
  readonly added_at: Date
  readonly withdrawn_at: Date | null
  readonly worded_at: Date
  readonly acts: number
  readonly acted_at: Date | null
  readonly reviewed_at: Date | null
}

interface DueAct {
  readonly due_on: string | null
  readonly recorded_at: Date
}

const A_DAY = 86_400_000

/** Some due and review dates with all that is said of them, in the order given; those of recommendations that were taken off the list called off. */
export async function addresseeDates(ctx: Context, days: readonly AddresseeDay[]): Promise<readonly AddresseeDate[]> {
  const ids = [...new Set(days.map(({ standing }) => standing.addresseeId))]
  const facts = await readFacts(ctx, ids)
  const dueActs = await readDueActs(ctx, ids)
  const titles = await readNames(
    ctx,
    days.map(({ standing }) => standing.code),
  )
  const institutions = new Map((await listInstitutions(ctx)).map(({ slug, name }) => [slug, name]))
  return days.flatMap(({ kind, uid, standing }): AddresseeDate[] => {
    const { addresseeId: id, code, status, since } = standing
    const own = facts.get(id)
    const when = own && (kind === 'due' ? dueDate(dueActs.get(id) ?? [], own) : reviewDate(own, ctx.settings.timeZone))
    if (!when) return []
    const { title = {}, theme = {} } = titles.get(code) ?? {}
    return [
      { kind, uid, ...when, code, title, theme, institution: institutions.get(standing.institution) ?? {}, status, statusSince: since },
    ]
  })
}

interface Names {
  readonly code: string
  readonly title: Localized
  readonly theme: Localized
}

async function readNames(ctx: Context, codes: readonly string[]): Promise<ReadonlyMap<string, Names>> {
  const { rows } = await sql<Names>`
    select r.code, w.title, h.name as theme from recommendations r join themes h on h.id = r.theme_id
    cross join lateral (select v.title from recommendation_wordings v where v.recommendation_id = r.id order by v.version desc limit 1) w
    where r.code = any(${[...new Set(codes)]}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.code, row]))
}

type When = Pick<AddresseeDate, 'on' | 'sequence' | 'createdAt' | 'modifiedAt' | 'calledOff'>

/** The last date that was set; null when there never was one. */
function dueDate(acts: readonly DueAct[], facts: Facts): When | null {
  const [first] = acts
  const latest = acts.at(-1)
  const on = acts.findLast((act) => act.due_on !== null)?.due_on
  if (!first || !latest || !on) return null
  return {
    on,
    sequence: acts.length - 1 + (facts.withdrawn_at === null ? 0 : 1),
    createdAt: first.recorded_at.toISOString(),
    modifiedAt: lastOf([latest.recorded_at, facts.worded_at, facts.acted_at, facts.withdrawn_at]),
    calledOff: facts.withdrawn_at !== null ? 'withdrawn' : latest.due_on === null ? 'lifted' : null,
  }
}

/** The day on which the last assessment that stands, or the addressee itself, is older than its review interval. */
function reviewDate(facts: Facts, timeZone: string): When {
  const from = facts.reviewed_at ?? facts.added_at
  return {
    on: dateIn(timeZone, new Date(from.getTime() + facts.review_interval_days * A_DAY)),
    sequence: facts.acts + (facts.withdrawn_at === null ? 0 : 1),
    createdAt: facts.added_at.toISOString(),
    modifiedAt: lastOf([facts.added_at, facts.worded_at, facts.acted_at, facts.withdrawn_at]),
    calledOff: facts.withdrawn_at === null ? null : 'withdrawn',
  }
}

function lastOf(instants: readonly (Date | null)[]): string {
  return new Date(Math.max(...instants.map((instant) => instant?.getTime() ?? 0))).toISOString()
}

/** Whatever the history of an addressee, its assessments and its recommendation says of its dates. */
async function readFacts(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const { rows } = await sql<Facts & { readonly id: string }>`
    select a.id, a.review_interval_days, a.added_at, x.withdrawn_at, v.worded_at,
      coalesce(s.acts, 0)::int as acts, s.acted_at, s.reviewed_at
    from addressees a
    cross join lateral (select max(recorded_at) as worded_at from recommendation_wordings where recommendation_id = a.recommendation_id) v
    left join recommendation_withdrawals x using (recommendation_id)
    left join (
      select u.addressee_id, count(*) + count(w.id) as acts, greatest(max(u.published_at), max(w.withdrawn_at)) as acted_at,
        max(u.published_at) filter (where w.id is null and c.id is null) as reviewed_at
      from status_updates u
      left join withdrawals w on w.status_update_id = u.id
      left join status_updates c on c.corrects_id = u.id and c.state = 'published'
      where u.state = 'published' and u.addressee_id = any(${ids}::uuid[]) group by u.addressee_id
    ) s on s.addressee_id = a.id
    where a.id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function readDueActs(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, readonly DueAct[]>> {
  const rows = await ctx.db
    .selectFrom('addressee_due_dates')
    .select(['addressee_id', 'due_on', 'recorded_at'])
    .where(sql<boolean>`addressee_id = any(${ids}::uuid[])`)
    .orderBy('event_seq')
    .execute()
  return Map.groupBy(rows, (row) => row.addressee_id)
}
