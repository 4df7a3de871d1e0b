import { sql } from 'kysely'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { ReplySummary } from '../../templates/view/reply.ts'
import type { Country, Position, Status } from '../../templates/view/scales.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { readReplies, replySummary } from '../replies/index.ts'
import { before, lastDay, stands, winningOrder } from './as-of.ts'
import { allLanguages, containsAllWords } from './text-search.ts'

export interface AddresseeFilter {
  readonly text?: string | undefined
  readonly theme?: string | undefined
  readonly status?: Status | undefined
  readonly institution?: string | undefined
  readonly country?: Country | undefined
  readonly overdue?: boolean | undefined
  readonly stale?: boolean | undefined
  readonly awaitingReply?: boolean | undefined
  readonly recommendationCodes?: readonly string[] | undefined
  readonly addresseeId?: string | undefined
  /** Also those of withdrawn recommendations. */
  readonly withdrawn?: boolean | undefined
}

/**
 * Addressees in the catalogue's order with position, derived status, due date and the three computed labels, now
 * (`asOf` null) or as the record stood just before an instant. Rule 1 of the design is the order of `winningOrder`.
 */
export async function listAddressees(ctx: Context, filter: AddresseeFilter, asOf: Date | null): Promise<readonly AddresseeView[]> {
  if (filter.recommendationCodes?.length === 0) return []
  const rows = await addresseeRows(ctx, filter, asOf).execute()
  const positionIds = rows.flatMap((row) => row.position_id ?? [])
  const [texts, evidence] = [
    await readTexts(ctx.db, positionIds),
    await readEvidence(
      ctx.db,
      rows.flatMap((row) => row.position_evidence ?? []),
      { asOf },
    ),
  ]
  const replies = await latestReplies(
    ctx,
    rows.map((row) => row.id),
    asOf,
  )
  return rows.map((row) => ({
    id: row.id,
    recommendation: { code: row.code, title: row.title },
    theme: { slug: row.theme_slug, name: row.theme_name },
    institution: { slug: row.institution_slug, name: row.institution_name, country: row.country },
    basis: row.basis,
    position:
      row.position_id === null
        ? null
        : {
            position: row.position as Position,
            statedOn: row.stated_on ?? '',
            statement: texts.get(row.position_id)?.['statement'] ?? {},
            evidence: (row.position_evidence !== null && evidence.get(row.position_evidence)) || null,
            seq: row.position_seq ?? 0,
          },
    status: row.status,
    statusSince: row.effective_on,
    dueOn: row.due_on,
    overdue: row.overdue,
    stale: row.stale,
    awaitingReply: row.awaiting_reply,
    reply: replies.get(row.id) ?? null,
  }))
}

async function latestReplies(ctx: Context, addresseeIds: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, ReplySummary>> {
  const replies = (await readReplies(ctx.db, { addresseeIds }, asOf)).filter((reply) => reply.stands)
  return new Map(replies.toReversed().map((reply) => [reply.addresseeId, replySummary(reply)]))
}

function addresseeRows(ctx: Context, filter: AddresseeFilter, asOf: Date | null) {
  const recordAt = asOf ?? ctx.clock.now()
  const today = lastDay(ctx, asOf)
  const derived = ctx.db
    .selectFrom('addressees as a')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select(['v.title', 'v.statement'])
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where(before('v.recorded_at', asOf))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('status_updates as s')
          .select(['s.status', 's.effective_on'])
          .whereRef('s.addressee_id', '=', 'a.id')
          .where(stands('s', asOf))
          .orderBy(sql`${winningOrder('s')}`)
          .limit(1)
          .as('u'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('positions as p0')
          .select(['p0.id', 'p0.position', 'p0.stated_on', 'p0.evidence_id', 'p0.event_seq'])
          .whereRef('p0.addressee_id', '=', 'a.id')
          .where(before('p0.recorded_at', asOf))
          .orderBy('p0.stated_on', 'desc')
          .orderBy('p0.recorded_at', 'desc')
          .orderBy('p0.id', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('addressee_due_dates as d0')
          .select('d0.due_on')
          .whereRef('d0.addressee_id', '=', 'a.id')
          .where(before('d0.recorded_at', asOf))
          .orderBy('d0.event_seq', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select([
      'a.id',
      'a.basis',
      'r.position as recommendation_position',
      'a.position as addressee_position',
      'r.code',
      'w.title',
      'w.statement',
      't.slug as theme_slug',
      't.name as theme_name',
      'i.slug as institution_slug',
      'i.name as institution_name',
      'i.country',
      'p.id as position_id',
      'p.position',
      'p.stated_on',
      'p.evidence_id as position_evidence',
      'p.event_seq as position_seq',
      'u.effective_on',
      'd.due_on',
      sql<Status>`coalesce(u.status, 'not_assessed')`.as('status'),
      sql<boolean>`coalesce(d.due_on < ${today} and u.status is distinct from 'implemented', false)`.as('overdue'),
      sql<boolean>`coalesce((select max(p2.published_at) from status_updates p2 where p2.addressee_id = a.id and ${stands('p2', asOf)}), a.added_at)
        < ${recordAt}::timestamptz - make_interval(days => a.review_interval_days)`.as('stale'),
      sql<boolean>`exists (select from reply_invitations ri join status_updates ru on ru.id = ri.status_update_id
        where ru.addressee_id = a.id and ${before('ri.invited_at', asOf)} and ri.deadline_on >= ${today}
          and (${stands('ru', asOf)} or not (ru.state = 'published' and ${before('ru.published_at', asOf)}))
          and not exists (select from replies re where re.reply_invitation_id = ri.id and ${before('re.published_at', asOf)}))`.as(
        'awaiting_reply',
      ),
    ])
    .where(before('a.added_at', asOf))
    .$if(filter.withdrawn !== true, (query) =>
      query.where(
        sql<boolean>`not exists (select from recommendation_withdrawals x where x.recommendation_id = r.id and ${before('x.withdrawn_at', asOf)})`,
      ),
    )
    .$if(filter.theme !== undefined, (query) => query.where('t.slug', '=', filter.theme ?? ''))
    .$if(filter.institution !== undefined, (query) => query.where('i.slug', '=', filter.institution ?? ''))
    .$if(filter.country !== undefined, (query) => query.where('i.country', '=', filter.country ?? 'INT'))
    .$if(filter.addresseeId !== undefined, (query) => query.where('a.id', '=', filter.addresseeId ?? ''))
    .$if(filter.recommendationCodes !== undefined, (query) => query.where('r.code', 'in', filter.recommendationCodes ?? []))
    .$if(filter.text !== undefined, (query) =>
      query.where(
        containsAllWords(
          sql`concat_ws(' ', r.code, ${allLanguages('w.title')}, ${allLanguages('w.statement')}, ${allLanguages('i.name')})`,
          filter.text ?? '',
        ),
      ),
    )
  return ctx.db
    .selectFrom(derived.as('x'))
    .selectAll()
    .$if(filter.status !== undefined, (query) => query.where('x.status', '=', filter.status ?? 'not_assessed'))
    .$if(filter.overdue === true, (query) => query.where('x.overdue', '=', true))
    .$if(filter.stale === true, (query) => query.where('x.stale', '=', true))
    .$if(filter.awaitingReply === true, (query) => query.where('x.awaiting_reply', '=', true))
    .orderBy('x.recommendation_position')
    .orderBy('x.addressee_position')
}
