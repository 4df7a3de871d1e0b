import { sql, type RawBuilder } from 'kysely'
import type { Country, Status } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { before, endOfView, lastDayOf, stands, winningOrder, type AsOf } from './as-of.ts'
import { relatedTo } from './related-to.ts'
import { allLanguages, fitsSearch } from './text-search.ts'

export interface AddresseeFilter {
  readonly text?: string | undefined
  readonly theme?: string | undefined
  readonly status?: Status | undefined
  readonly institution?: string | undefined
  readonly country?: Country | undefined
  readonly overdue?: boolean | undefined
  readonly stale?: boolean | undefined
  readonly awaitingReply?: boolean | undefined
  /** Codes of what its recommendation answers, rests on and covers. */
  readonly concern?: string | undefined
  readonly standard?: string | undefined
  readonly agreementType?: string | undefined
  readonly recommendationCodes?: readonly string[] | undefined
  readonly addresseeId?: string | undefined
  readonly addresseeIds?: readonly string[] | undefined
  /** Also those of withdrawn recommendations. */
  readonly withdrawn?: boolean | undefined
}

/**
 * Kysely query of addressees in the catalogue's order with their derived status, due date and the three computed labels: the one
 * place that says what they are, now, as of an instant or next to an act.
 */
export function addresseeRows(ctx: Context, filter: AddresseeFilter, asOf: AsOf) {
  const today = lastDayOf(ctx, asOf)
  const derived = ctx.db
    .selectFrom('addressees as a')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select(['v.version', 'v.title', 'v.statement'])
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
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('status_updates as p2')
          .select(({ fn }) => fn.max('p2.published_at').as('last_published_at'))
          .whereRef('p2.addressee_id', '=', 'a.id')
          .where(stands('p2', asOf))
          .as('l'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('reply_invitations as ri')
          .innerJoin('status_updates as ru', 'ru.id', 'ri.status_update_id')
          .select(({ fn }) => fn.max<string | null>('ri.deadline_on').as('awaiting_until'))
          .whereRef('ru.addressee_id', '=', 'a.id')
          .where(before('ri.invited_at', asOf))
          .where(sql<boolean>`(${stands('ru', asOf)} or not (ru.state = 'published' and ${before('ru.published_at', asOf)}))`)
          .where(
            sql<boolean>`not exists (select from replies re where re.reply_invitation_id = ri.id and ${before('re.published_at', asOf)})`,
          )
          .as('o'),
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
      'l.last_published_at',
      'o.awaiting_until',
      sql<Status>`coalesce(u.status, 'not_assessed')`.as('status'),
      sql<boolean>`coalesce(d.due_on < ${today} and u.status is distinct from 'implemented', false)`.as('overdue'),
      sql<boolean>`coalesce(l.last_published_at, a.added_at) < ${endOfView(ctx, asOf)} - make_interval(hours => 24 * a.review_interval_days)`.as(
        'stale',
      ),
      sql<boolean>`coalesce(o.awaiting_until >= ${today}, false)`.as('awaiting_reply'),
    ])
    .where(before('a.added_at', asOf, 'r.event_seq'))
    .$if(filter.withdrawn !== true, (query) =>
      query.where(
        sql<boolean>`not exists (select from recommendation_withdrawals x where x.recommendation_id = r.id and ${before('x.withdrawn_at', asOf)})`,
      ),
    )
    .$if(filter.theme !== undefined, (query) => query.where('t.slug', '=', filter.theme ?? ''))
    .$if(filter.institution !== undefined, (query) => query.where('i.slug', '=', filter.institution ?? ''))
    .$if(filter.country !== undefined, (query) => query.where('i.country', '=', filter.country ?? 'INT'))
    .$if(filter.concern !== undefined, (query) => query.where(relatedTo('concern', 'r.id', sql`${filter.concern}`)))
    .$if(filter.standard !== undefined, (query) => query.where(relatedTo('standard', 'r.id', sql`${filter.standard}`)))
    .$if(filter.agreementType !== undefined, (query) => query.where(relatedTo('agreement_type', 'r.id', sql`${filter.agreementType}`)))
    .$if(filter.addresseeId !== undefined, (query) => query.where('a.id', '=', filter.addresseeId ?? ''))
    .$if(filter.addresseeIds !== undefined, (query) => query.where(sql<boolean>`a.id = any(${filter.addresseeIds ?? []}::uuid[])`))
    .$if(filter.recommendationCodes !== undefined, (query) => query.where('r.code', 'in', filter.recommendationCodes ?? []))
    .$if(filter.text !== undefined, (query) =>
      query.where(fitsSearch(filter.text ?? '', 'w.version', (among) => sql<boolean>`i.id in (${among})`)),
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

/** SQL: what the text search looks through for one addressee, given the columns that hold it. */
export function addresseeText(columns: Readonly<Record<'code' | 'title' | 'statement' | 'name', string>>): RawBuilder<string> {
  const { code, title, statement, name } = columns
  return sql<string>`concat_ws(' ', ${sql.ref(code)}, ${allLanguages(title)}, ${allLanguages(statement)}, ${allLanguages(name)})`
}
