import { sql } from 'kysely'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeFilter, addresseeRows } from '../recommendations/index.ts'
import { readStandings, type Standing, type Standings } from '../standings/index.ts'
import type { ParsedCalendarFilter } from './calendar-filter.ts'

/** A due or review date by its day alone. */
export interface AddresseeDay {
  readonly kind: 'due' | 'review'
  readonly uid: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly standing: Standing
}

const A_DAY = 86_400_000
/** No zone's day begins within one. */
const QUARTER = 900_000

/** Due and review days of the addressees that fit, those of recommendations that were taken off the list too. */
export async function addresseeDays(ctx: Context, filter: ParsedCalendarFilter): Promise<readonly AddresseeDay[]> {
  const fitting = await fittingAddressees(ctx, filter, await readStandings(ctx, null))
  const ids = fitting.map(({ addresseeId }) => addresseeId)
  const intervals = await readIntervals(ctx, ids)
  const lifted = await readLifted(
    ctx,
    fitting.flatMap(({ addresseeId, dueOn }) => (dueOn === null ? [addresseeId] : [])),
  )
  const dayOf = dayReader(ctx.settings.timeZone)
  return fitting.flatMap((standing): AddresseeDay[] => {
    const { addresseeId: id, lastPublishedAt } = standing
    const own = intervals.get(id)
    if (!own) return []
    const due = standing.dueOn ?? lifted.get(id) ?? null
    const review = (lastPublishedAt ?? own.added_at).getTime() + own.review_interval_days * A_DAY
    return [
      ...(due === null ? [] : [{ kind: 'due', uid: `due-${id}`, on: due, standing } as const]),
      { kind: 'review', uid: `review-${id}`, on: dayOf(review), standing },
    ]
  })
}

async function fittingAddressees(
  ctx: Context,
  filter: ParsedCalendarFilter,
  { addressees, withdrawn, recommendations }: Standings,
): Promise<readonly Standing[]> {
  const all = [...addressees, ...withdrawn]
  if (filter.q !== '') {
    const rows = await addresseeRows(ctx, { ...addresseeFilter(filter), withdrawn: true }, null)
      .clearSelect()
      .select('id')
      .execute()
    const ids = new Set(rows.map(({ id }) => id))
    return all.filter(({ addresseeId }) => ids.has(addresseeId))
  }
  const is = <Value>(asked: Value | undefined, value: Value) => asked === undefined || asked === value
  const marked = (asked: boolean, value: boolean) => !asked || value
  const about = (asked: string | undefined, codes: readonly string[] | undefined) => asked === undefined || codes?.includes(asked) === true
  return all.filter((standing) => {
    const facts = recommendations.get(standing.code)
    return (
      is(filter.theme, standing.theme) &&
      is(filter.institution, standing.institution) &&
      is(filter.status, standing.status) &&
      is(filter.country, standing.country) &&
      is(filter.recommendation, standing.code) &&
      marked(filter.overdue, standing.overdue) &&
      marked(filter.stale, standing.stale) &&
      marked(filter.awaiting_reply, standing.awaitingReply) &&
      about(filter.concern, facts?.concerns) &&
      about(filter.standard, facts?.standards) &&
      about(filter.agreement_type, facts?.agreementTypes)
    )
  })
}

async function readIntervals(ctx: Context, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('addressees')
    .select(['id', 'review_interval_days', 'added_at'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The last due date of those that have none any more. */
async function readLifted(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ addressee_id: string; due_on: string }>`
    select distinct on (addressee_id) addressee_id, due_on from addressee_due_dates
    where addressee_id = any(${ids}::uuid[]) and due_on is not null order by addressee_id, event_seq desc`.execute(ctx.db)
  return new Map(rows.map((row) => [row.addressee_id, row.due_on]))
}

function dayReader(timeZone: string): (instant: number) => string {
  const days = new Map<number, string>()
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER)
    const day = days.get(quarter) ?? dateIn(timeZone, new Date(instant))
    days.set(quarter, day)
    return day
  }
}
