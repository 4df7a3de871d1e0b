import type { ActivityCiter } from '../../templates/view/activity.ts'
import type { ChangeView } from '../../templates/view/change.ts'
import type { ThemeRef } from '../../templates/view/references.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readActivityEvents, readCitationEvents } from '../activities/index.ts'
import { readAgreementEvents } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { readIndicatorEvents, readUpdates } from '../recommendations/index.ts'
import { readRedactions } from '../redactions/index.ts'
import { eventRows } from './event-rows.ts'
import { readRedactedAt } from './redacted-at.ts'
import { replyChanges } from './reply-changes.ts'

/** One public act with what channels need to know of it. */
export interface Change extends ChangeView {
  /** Permanent id of the event. */
  readonly tag: string
  /** When a text that is shown with it was last redacted; null: never. */
  readonly redactedAt: string | null
  /** It changes what is on record, and is worth a mail; a minor act is told along with others. False until it is noted. */
  readonly significant: boolean
  /** Theme of the recommendation that it is about. */
  readonly theme: ThemeRef | null
}

const UPDATE_KINDS = ['update_published', 'update_corrected', 'update_withdrawn'] as const satisfies readonly EventKind[]

type EventRow = Awaited<ReturnType<ReturnType<typeof eventRows>['execute']>>[number]

/**
 * The acts of these sequence numbers in the order asked for, now or as the record stood just before an instant; those that are not
 * on the log are left out. In place of a redacted text stands why it is gone.
 */
export async function readChanges(ctx: Context, seqs: readonly number[], asOf: Date | null = null): Promise<readonly Change[]> {
  if (seqs.length === 0) return []
  const rows = await eventRows(ctx.db).where('e.seq', 'in', seqs).execute()
  const found = new Map((await changesOf(ctx, rows, asOf)).map((change) => [change.seq, change]))
  return seqs.flatMap((seq) => found.get(seq) ?? [])
}

/** Rows of events as changes, in their order. */
export async function changesOf(ctx: Context, rows: readonly EventRow[], asOf: Date | null): Promise<readonly Change[]> {
  const details = await readDetails(ctx, rows, asOf)
  const redactedAt = await readRedactedAt(
    ctx.db,
    rows.map((row) => ({ seq: row.seq, owners: textOwners(row, details(row)) })),
  )
  return rows.map((row) => ({
    tag: row.tag,
    significant: row.significant ?? false,
    theme: row.theme_slug !== null && row.theme_name !== null ? { slug: row.theme_slug, name: row.theme_name } : null,
    seq: row.seq,
    kind: row.kind as EventKind,
    occurredAt: row.occurred_at.toISOString(),
    actor: row.actor,
    recommendation: row.code !== null && row.title !== null ? { code: row.code, title: row.title } : null,
    institution:
      row.institution_slug !== null && row.institution_name !== null && row.country !== null
        ? { slug: row.institution_slug, name: row.institution_name, country: row.country }
        : null,
    dueOn: row.due_on,
    edition:
      row.number !== null && row.edition_slug !== null && row.edition_kind !== null
        ? {
            number: row.number,
            ...(row.revision ? { revision: row.revision } : {}),
            slug: row.edition_slug,
            kind: row.edition_kind,
            ...(row.edition_name ? { name: row.edition_name } : {}),
            periodStart: row.period_start,
            periodEnd: row.period_end,
          }
        : null,
    redactedAt: redactedAt.get(row.seq) ?? null,
    ...details(row),
  }))
}

type Details = Pick<
  ChangeView,
  'update' | 'position' | 'evidence' | 'agreement' | 'reply' | 'indicator' | 'redaction' | 'citation' | 'reason'
>

async function readDetails(ctx: Context, page: readonly EventRow[], asOf: Date | null): Promise<(row: EventRow) => Details> {
  const { db } = ctx
  const of = (...kinds: readonly EventKind[]) => page.filter((row) => (kinds as readonly string[]).includes(row.kind))
  const seqs = (rows: readonly EventRow[]) => rows.map((row) => row.seq)
  const told = of(...UPDATE_KINDS).flatMap((row) => row.status_update_id ?? [])
  const updates = new Map((await readUpdates(db, { ids: told }, asOf)).map((update) => [update.id, update]))
  const evidence = await readEvidence(
    db,
    page.flatMap((row) => (row.kind === 'text_redacted' ? [] : (row.evidence_id ?? []))),
    { asOf },
  )
  const stated = of('position_stated')
  const statements = await readTexts(
    db,
    stated.flatMap((row) => row.position_id ?? []),
  )
  const agreements = await readAgreementEvents(db, seqs(of('agreement_recorded', 'agreement_changed')))
  const indicators = await readIndicatorEvents(db, seqs(of('indicator_added', 'milestone_set', 'reading_recorded')))
  const redactions = await readRedactions(db, { seqs: seqs(of('text_redacted')) }, asOf)
  const replies = await replyChanges(db, of('reply_invited', 'reply_published', 'reply_missed'), asOf)
  const citations = await readCitationEvents(db, seqs(of('activities_cited', 'activities_uncited')), asOf)
  const files = await readActivityEvents(db, seqs(of('activities_published', 'activities_withdrawn')))
  const reasons = await withdrawalReasons(db, seqs(of('recommendation_withdrawn')))
  return (row) => {
    const cited = (row.evidence_id !== null && evidence.get(row.evidence_id)) || null
    const agreement = agreements.get(row.seq)
    const reply = replies.get(row.seq)
    const indicator = indicators.get(row.seq)
    const cites = citations.get(row.seq)
    const activityFile = files.get(row.seq)
    const reason = cites?.reason ?? reasons.get(row.seq)
    const redaction = redactions.find((candidate) => candidate.seq === row.seq)
    return {
      update: ((UPDATE_KINDS as readonly string[]).includes(row.kind) && updates.get(row.status_update_id ?? '')) || null,
      position:
        row.position_id === null || row.position === null || row.kind !== 'position_stated'
          ? null
          : {
              position: row.position,
              statedOn: row.stated_on ?? '',
              statement: statements.get(row.position_id)?.['statement'] ?? {},
              evidence: cited,
              seq: row.seq,
            },
      evidence: cited,
      agreement: namedAgreement(agreement ?? cites?.citation.by),
      ...(reply ? { reply } : {}),
      ...(indicator ? { indicator } : {}),
      ...(redaction ? { redaction } : {}),
      ...(cites ? { citation: cites.citation } : {}),
      ...(activityFile ? { activityFile } : {}),
      ...(reason ? { reason } : {}),
    }
  }
}

function namedAgreement(named: { readonly slug: string; readonly title: Localized } | ActivityCiter | undefined): ChangeView['agreement'] {
  return named !== undefined && 'slug' in named ? { slug: named.slug, title: named.title } : null
}

async function withdrawalReasons(db: Context['db'], seqs: readonly number[]): Promise<ReadonlyMap<number, Localized>> {
  if (seqs.length === 0) return new Map()
  const rows = await db.selectFrom('recommendation_withdrawals').select(['id', 'event_seq']).where('event_seq', 'in', seqs).execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  return new Map(rows.map((row) => [row.event_seq, texts.get(row.id)?.['reason'] ?? {}]))
}

/** Whose texts are shown with an act. */
function textOwners(row: EventRow, { update, reply, evidence, citation }: Details): readonly string[] {
  if (row.kind === 'text_redacted') return []
  const cited = [...(update?.evidence ?? []), ...(evidence ? [evidence] : [])].map(({ id }) => id)
  return [...cited, row.kind === 'position_stated' ? row.position_id : null, update?.id, reply?.answer?.id, citation?.owner].flatMap(
    (id) => id ?? [],
  )
}
