import { sql, type RawBuilder } from 'kysely'

/** One row behind the pages: what it says under the names that leaves use, and whose texts stand beside it. */
export interface ShownRow {
  readonly seq: number
  readonly part: string
  /** Owner of its texts. */
  readonly owner: string
  readonly fields: Readonly<Record<string, unknown>>
  /** Evidence that it rests on; null where it rests on none. */
  readonly evidence: readonly string[] | null
}

/** A table that events put rows into, in SQL; `x` is its alias. */
interface Part {
  readonly table: string
  readonly joins?: string
  /** Rows that no event stands behind: drafts, and what the catalogue brought along. */
  readonly where?: string
  readonly seq?: string
  /** Whose texts stand beside it; its own id unless said. */
  readonly owner?: string
  readonly fields: string
  /** When it came on the record. */
  readonly at: string
  readonly evidence?: string
}

const ADDRESSEE = `join recommendations r on r.id = a.recommendation_id join institutions i on i.id = a.institution_id`
const PLACE = "'recommendation', r.code, 'institution', i.slug"
const INVITATION = `join reply_invitations v on v.id = x.reply_invitation_id join status_updates u on u.id = v.status_update_id
  join addressees a on a.id = u.addressee_id ${ADDRESSEE}`
const INVITED = `${PLACE}, 'update', u.id, 'invitation', v.id, 'deadline_on', v.deadline_on`
const INDICATOR = 'join indicators n on n.id = x.indicator_id join recommendations r on r.id = n.recommendation_id'
const MEASURED = "'recommendation', r.code, 'indicator', n.code"

const CITED = `left join addressees a on a.id = x.addressee_id left join recommendations r on r.id = coalesce(x.recommendation_id, a.recommendation_id)
  left join institutions i on i.id = a.institution_id left join agreements g on g.id = x.agreement_id`
const CITER = `'citation', x.id, ${PLACE}, 'agreement', g.slug`
const CITING_EVIDENCE = 'case when x.evidence_id is not null then array[x.evidence_id] end'

const PARTS: Readonly<Record<string, Part>> = {
  event: {
    table: 'events',
    joins: `left join recommendations r on r.id = x.recommendation_id left join addressees a on a.id = x.addressee_id
      left join institutions i on i.id = a.institution_id left join agreements g on g.id = x.agreement_id
      left join editions d on d.id = x.edition_id`,
    seq: 'x.seq',
    fields: `${PLACE}, 'kind', x.kind, 'id', x.id, 'actor', x.actor, 'single_person', nullif(x.single_person, false),
      'agreement', g.slug, 'slug', d.slug`,
    at: 'x.occurred_at',
  },
  recommendation: {
    table: 'recommendations',
    joins: 'join themes t on t.id = x.theme_id',
    fields: `'recommendation', x.code, 'theme', t.slug, 'addressees', array(select i.slug from addressees a
      join institutions i on i.id = a.institution_id where a.recommendation_id = x.id order by a.position)`,
    at: 'x.added_at',
  },
  wording: {
    table: 'recommendation_wordings',
    joins: 'join recommendations r on r.id = x.recommendation_id',
    owner: 'x.recommendation_id',
    fields: "'recommendation', r.code, 'title', x.title, 'statement', x.statement",
    at: 'x.recorded_at',
  },
  recommendation_withdrawal: {
    table: 'recommendation_withdrawals',
    joins: 'join recommendations r on r.id = x.recommendation_id',
    fields: "'recommendation', r.code",
    at: 'x.withdrawn_at',
  },
  update: {
    table: 'status_updates',
    joins: `join addressees a on a.id = x.addressee_id ${ADDRESSEE}`,
    where: "x.state = 'published'",
    fields: `${PLACE}, 'update', x.id, 'from', x.previous_status, 'status', x.status, 'effective_on', x.effective_on,
      'significance', x.significance, 'corrects', x.corrects_id, 'single_person', nullif(x.single_person, false)`,
    at: 'x.published_at',
    evidence: 'array(select l.evidence_id from status_update_evidence l where l.status_update_id = x.id)',
  },
  withdrawal: {
    table: 'withdrawals',
    joins: `join status_updates u on u.id = x.status_update_id join addressees a on a.id = u.addressee_id ${ADDRESSEE}`,
    fields: `${PLACE}, 'update', u.id`,
    at: 'x.withdrawn_at',
  },
  due_date: {
    table: 'addressee_due_dates',
    joins: `join addressees a on a.id = x.addressee_id ${ADDRESSEE}`,
    fields: `${PLACE}, 'due_on', x.due_on`,
    at: 'x.recorded_at',
  },
  position: {
    table: 'positions',
    joins: `join addressees a on a.id = x.addressee_id ${ADDRESSEE}`,
    fields: `${PLACE}, 'position', x.position, 'stated_on', x.stated_on`,
    at: 'x.recorded_at',
    evidence: 'array[x.evidence_id]',
  },
  indicator: {
    table: 'indicators',
    joins: 'join recommendations r on r.id = x.recommendation_id',
    where: 'x.event_seq is not null',
    fields: "'recommendation', r.code, 'indicator', x.code, 'direction', x.direction",
    at: 'x.recorded_at',
  },
  milestone: {
    table: 'milestones',
    joins: INDICATOR,
    where: 'x.event_seq is not null',
    fields: `${MEASURED}, 'due_on', x.due_on`,
    at: 'x.recorded_at',
  },
  reading: {
    table: 'readings',
    joins: INDICATOR,
    fields: `${MEASURED}, 'read_on', x.read_on`,
    at: 'x.recorded_at',
    evidence: 'array[x.evidence_id]',
  },
  agreement: {
    table: 'agreement_history',
    joins: `join agreements g on g.id = x.agreement_id join agreement_types t on t.id = x.agreement_type_id
      left join legal_forms f on f.id = x.legal_form_id`,
    fields: `'agreement', g.slug, 'agreement_type', t.code, 'legal_form', f.code, 'disclosure', x.disclosure, 'signed_on', x.signed_on,
      'in_force_on', x.in_force_on, 'ended_on', x.ended_on, 'title', x.title, 'summary', x.summary, 'parties', x.catalogue_parties,
      'recommendations', array(select r.code from recommendations r where r.id = any(x.recommendation_ids) order by r.code collate "C")`,
    at: 'x.recorded_at',
    evidence: 'x.evidence_ids',
  },
  reply_invitation: {
    table: 'reply_invitations',
    joins: `join reply_invitations v on v.id = x.id join status_updates u on u.id = x.status_update_id
      join addressees a on a.id = u.addressee_id ${ADDRESSEE}`,
    fields: INVITED,
    at: 'x.invited_at',
  },
  reply: { table: 'replies', joins: INVITATION, fields: `${INVITED}, 'reply', x.id, 'late', x.late`, at: 'x.published_at' },
  reply_lapse: { table: 'reply_lapses', joins: INVITATION, fields: INVITED, at: 'x.lapsed_at' },
  redaction: { table: 'redactions', fields: "'owner', x.owner_id, 'owner_kind', x.owner_kind, 'ground', x.ground", at: 'x.redacted_at' },
  citation: {
    table: 'activity_citations',
    joins: CITED,
    fields: `${CITER}, 'activities', x.activity_ids, 'search_sha256', encode(sha256(convert_to(x.query, 'UTF8')), 'hex'), 'found', x.found`,
    at: 'x.cited_at',
    evidence: CITING_EVIDENCE,
  },
  citation_withdrawal: {
    table: 'activity_citations',
    joins: CITED,
    where: 'x.withdrawn_seq is not null',
    seq: 'x.withdrawn_seq',
    owner: 'coalesce(x.withdrawal_id, x.id)',
    fields: CITER,
    at: 'x.withdrawn_at',
    evidence: CITING_EVIDENCE,
  },
  edition: {
    table: 'editions',
    joins: 'left join editions s on s.id = x.supersedes_id left join report_schedules h on h.id = x.schedule_id',
    fields: `'edition', x.number, 'revision', nullif(x.revision, 0), 'slug', x.slug, 'edition_kind', x.kind, 'schedule', h.slug,
      'period_start', x.period_start, 'period_end', x.period_end, 'scope', x.scope, 'layout', x.layout, 'approval', x.approval,
      'supersedes', case when s.id is not null then jsonb_build_object('edition', s.number, 'revision', s.revision, 'slug', s.slug) end,
      'as_of', to_char(x.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'snapshot_sha256', x.snapshot_sha256`,
    at: 'x.issued_at',
  },
}

/** Every row that stands behind events `from` up to `to` (not included), as one query. */
export function shownRows(from: number, to: number): RawBuilder<ShownRow> {
  const selects = Object.entries(PARTS).map(([name, part]) => {
    const seq = sql.raw(part.seq ?? 'x.event_seq')
    return sql`select ${sql.lit(name)}::text as part, ${seq} as seq, ${sql.raw(part.owner ?? 'x.id')} as owner,
      jsonb_build_object(${sql.raw(`${part.fields}, 'at', ${part.at}`)}) as fields, ${sql.raw(part.evidence ?? 'null::uuid[]')} as evidence
      from ${sql.raw(`${part.table} x ${part.joins ?? ''} where ${part.where ?? 'true'}`)} and ${seq} >= ${from} and ${seq} < ${to}`
  })
  return sql<ShownRow>`${sql.join(selects, sql` union all `)}`
}

/** How many rows each part has, whatever they are joined with. */
export function shownCounts(): RawBuilder<{ readonly part: string; readonly rows: number }> {
  const selects = Object.entries({ ...PARTS, evidence: { table: 'evidence', where: 'x.public_at is not null' } }).map(
    ([name, part]: readonly [string, Pick<Part, 'table' | 'where'>]) =>
      sql`select ${sql.lit(name)}::text as part, count(*)::int as rows from ${sql.raw(`${part.table} x where ${part.where ?? 'true'}`)}`,
  )
  return sql`${sql.join(selects, sql` union all `)}`
}
