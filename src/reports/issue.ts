import { createHash, randomUUIDv7 } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { LAYOUT, renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { EditionRef } from '../../templates/view/references.ts'
import type { Language, Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { appendEvent, fenceLog } from '../log/index.ts'
import { takeSnapshot } from './take-snapshot.ts'

export interface EditionPlan {
  readonly slug: string
  readonly kind: EditionRef['kind']
  readonly scheduleId: string | null
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** When the period began. */
  readonly startsAt: Date | null
  readonly timeZone: string
  readonly name: Localized | null
  readonly scope: string
  readonly length: 'full' | 'brief'
  readonly languages: readonly Language[]
  /** Null: the moment right after the last event. */
  readonly asOf: Date | null
  readonly late: boolean
}

interface RenderedFile {
  readonly language: Language
  readonly content: Buffer
  readonly sha256: string
  readonly pages: number
}

const ATTEMPTS = 5

/**
 * Issues one edition: snapshot in one transaction behind the log's fence, rendering outside any, then files, digests and the
 * event in a short transaction that unique keys guard. Returns its slug; when somebody else issued it meanwhile, theirs stands.
 */
export async function issue(ctx: Context, actor: Actor, plan: EditionPlan): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const existing = await ctx.db.selectFrom('editions').select('slug').where('slug', '=', plan.slug).executeTakeFirst()
    if (existing) return existing.slug
    const { number, asOf, snapshot, redactions } = await freeze(ctx, plan)
    const files: RenderedFile[] = []
    for (const language of plan.languages) files.push(await render(JSON.parse(snapshot), language))
    try {
      await store(ctx, actor, plan, { number, asOf, snapshot, redactions, files })
      return plan.slug
    } catch (error) {
      const again = error instanceof RedactedMeanwhile || (error as { code?: string }).code === '23505'
      if (attempt === ATTEMPTS || !again) throw error
    }
  }
}

/** A text that the snapshot holds was destroyed while it was rendered: it is taken again. */
class RedactedMeanwhile extends Error {}

async function freeze(ctx: Context, plan: EditionPlan): Promise<{ number: number; asOf: Date; snapshot: string; redactions: number }> {
  return inTransaction(ctx.db, async (trx) => {
    const asOf = plan.asOf ?? (await momentAfterLastEvent({ ...ctx, db: trx }))
    await fenceLog(trx, asOf)
    const last = await trx.selectFrom('editions').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
    const number = (last?.number ?? 0) + 1
    const edition = {
      number,
      slug: plan.slug,
      kind: plan.kind,
      ...(plan.name ? { name: plan.name } : {}),
      periodStart: plan.periodStart,
      periodEnd: plan.periodEnd,
      late: plan.late,
    }
    const { scheduleId, timeZone, startsAt, scope, length } = plan
    const input = { edition, scheduleId, asOf, timeZone, startsAt, scope, length, supersedes: null, request: null }
    const snapshot = canonicalize(await takeSnapshot({ ...ctx, db: trx }, input))
    if (snapshot === undefined) throw new Error('a snapshot that cannot be canonicalised')
    return { number, asOf, snapshot, redactions: await countRedactions(trx) }
  })
}

async function countRedactions(trx: Transaction): Promise<number> {
  const { count } = await trx
    .selectFrom('redactions')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function momentAfterLastEvent(ctx: Context): Promise<Date> {
  const head = await ctx.db.selectFrom('log_head').select('last_instant').executeTakeFirstOrThrow()
  return new Date(Math.max(ctx.clock.now().getTime(), head.last_instant.getTime()) + 1)
}

async function render(snapshot: Parameters<typeof renderStatusReport>[0], language: Language): Promise<RenderedFile> {
  const { bytes, pages } = await renderStatusReport(snapshot, language)
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { language, content, pages, sha256: createHash('sha256').update(content).digest('hex') }
}

async function store(
  ctx: Context,
  actor: Actor,
  plan: EditionPlan,
  made: {
    readonly number: number
    readonly asOf: Date
    readonly snapshot: string
    readonly redactions: number
    readonly files: readonly RenderedFile[]
  },
): Promise<void> {
  const id = randomUUIDv7()
  const snapshotSha256 = createHash('sha256').update(made.snapshot, 'utf8').digest('hex')
  await inTransaction(ctx.db, async (trx) => {
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'edition_issued',
      subjects: { edition_id: id },
      leaf: {
        edition: made.number,
        slug: plan.slug,
        edition_kind: plan.kind,
        period_start: plan.periodStart,
        period_end: plan.periodEnd,
        as_of: made.asOf.toISOString(),
        snapshot_sha256: snapshotSha256,
        files: made.files.map((file) => ({ language: file.language, sha256: file.sha256, bytes: file.content.length })),
      },
    })
    if ((await countRedactions(trx)) !== made.redactions) throw new RedactedMeanwhile('texts were redacted while the edition was made')
    await trx
      .insertInto('editions')
      .values({
        id,
        number: made.number,
        slug: plan.slug,
        kind: plan.kind,
        schedule_id: plan.scheduleId,
        period_start: plan.periodStart,
        period_end: plan.periodEnd,
        supersedes_id: null,
        time_zone: plan.timeZone,
        as_of: made.asOf,
        late: plan.late,
        layout: LAYOUT,
        scope: plan.scope,
        figures: (JSON.parse(made.snapshot) as ReportSnapshot).figures,
        name: plan.name,
        snapshot: made.snapshot,
        snapshot_sha256: snapshotSha256,
        issued_at: occurredAt,
        event_seq: seq,
      })
      .execute()
    await trx
      .insertInto('edition_files')
      .values(
        made.files.map((file) => ({
          edition_id: id,
          language: file.language,
          media_type: 'application/pdf',
          content: file.content,
          bytes: file.content.length,
          sha256: file.sha256,
          pages: file.pages,
        })),
      )
      .execute()
  })
}
