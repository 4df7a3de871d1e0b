import { sql } from 'kysely'
import type { MilestoneDate } from '../../templates/calendar/calendar-view.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'

interface MilestoneRow {
  readonly id: string
  readonly indicator_id: string
  readonly due_on: string
  readonly target: Localized | null
  readonly indicator: Localized | null
  readonly times: number
  readonly created_at: Date
  readonly modified_at: Date
  readonly withdrawn_at: Date | null
  readonly code: string
  readonly title: Localized
  readonly theme: Localized
}

/** The dated targets of the indicators of these recommendations; for each date the one that was set last. */
export async function milestoneDates(ctx: Context, codes: readonly string[]): Promise<readonly MilestoneDate[]> {
  const { rows } = await sql<MilestoneRow>`
    select distinct on (m.indicator_id, m.due_on) m.id, m.indicator_id, m.due_on, m.target, n.title as indicator,
      (count(*) over same)::int as times, min(coalesce(m.recorded_at, r.added_at)) over same as created_at,
      greatest(max(coalesce(m.recorded_at, r.added_at)) over same, w.recorded_at, x.withdrawn_at,
        (select max(t.redacted_at) from texts t where t.owner_id in (m.id, n.id))) as modified_at,
      x.withdrawn_at, r.code, w.title, h.name as theme
    from milestones m
    join indicators n on n.id = m.indicator_id
    join recommendations r on r.id = n.recommendation_id
    join themes h on h.id = r.theme_id
    join lateral (select title, recorded_at from recommendation_wordings v where v.recommendation_id = r.id order by version desc limit 1) w on true
    left join recommendation_withdrawals x on x.recommendation_id = r.id
    where r.code = any(${codes}::text[])
    window same as (partition by m.indicator_id, m.due_on)
    order by m.indicator_id, m.due_on, m.event_seq desc nulls last`.execute(ctx.db)
  const texts = await readTexts(
    ctx.db,
    rows.flatMap(({ id, indicator_id }) => [id, indicator_id]),
  )
  return rows.map((row) => ({
    kind: 'milestone',
    uid: `milestone-${row.indicator_id}-${row.due_on}`,
    on: row.due_on,
    sequence: row.times - 1 + (row.withdrawn_at === null ? 0 : 1),
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
    calledOff: row.withdrawn_at === null ? null : 'withdrawn',
    code: row.code,
    title: row.title,
    theme: row.theme,
    indicator: row.indicator ?? texts.get(row.indicator_id)?.['title'] ?? {},
    target: row.target ?? texts.get(row.id)?.['target'] ?? {},
  }))
}
