import { randomUUIDv7, webcrypto } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { ReportTables } from '../../db/schema/reports.ts'
import { inTransaction } from '../../db/transaction.ts'
import { LAYOUT } from '../../templates/reports/status-report.pdf.ts'
import type { Language } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts, type LeafValue } from '../log/index.ts'
import type { EditionPlan } from './edition-plan.ts'
import { countRedactions, type FrozenSnapshot } from './freeze-snapshot.ts'
import type { RenderedReport } from './render-report.ts'

export interface EditionFile extends RenderedReport {
  readonly language: Language
}

type Approval = ReportTables['editions']['approval']

/** A text that the snapshot holds was destroyed while it was rendered: it is taken again. */
export class RedactedMeanwhile extends Error {}

/**
 * Puts an edition on the record with its files, its texts and its event, in one transaction: all of it or nothing. Unique keys
 * refuse a second one of the same period, of the same number, or in place of the same edition. Throws RedactedMeanwhile.
 */
export async function storeEdition(
  ctx: Context,
  actor: Actor,
  plan: EditionPlan,
  frozen: FrozenSnapshot,
  files: readonly EditionFile[],
): Promise<void> {
  const id = randomUUIDv7()
  const snapshotSha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(frozen.text, 'utf8'))).toString('hex')
  await inTransaction(ctx.db, async (trx) => {
    const approval = await approvalOf(trx, plan)
    if (plan.supersedes) await writeTexts(trx, id, { note: plan.supersedes.note })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'edition_issued',
      subjects: { edition_id: id },
      leaf: {
        ...leafOf(plan, frozen, approval),
        ...(plan.supersedes ? { texts: await textDigests(trx, id) } : {}),
        snapshot_sha256: snapshotSha256,
        files: files.map(({ language, sha256, content }) => ({ language, sha256, bytes: content.length })),
      },
    })
    if ((await countRedactions(trx)) !== frozen.redactions) throw new RedactedMeanwhile('texts were redacted while the edition was made')
    await trx
      .insertInto('editions')
      .values({
        id,
        number: frozen.number,
        revision: frozen.revision,
        slug: plan.slug,
        kind: plan.kind,
        schedule_id: plan.scheduleId,
        period_start: plan.periodStart,
        period_end: plan.periodEnd,
        supersedes_id: plan.supersedes?.id ?? null,
        time_zone: plan.timeZone,
        as_of: frozen.asOf,
        late: plan.late,
        approval,
        layout: LAYOUT,
        scope: frozen.scope,
        figures: frozen.figures,
        name: plan.name,
        snapshot: frozen.text,
        snapshot_sha256: snapshotSha256,
        issued_at: occurredAt,
        event_seq: seq,
      })
      .execute()
    for (const { language, content, sha256, pages } of files) {
      const file = { edition_id: id, language, media_type: 'application/pdf', content, bytes: content.length, sha256, pages }
      await trx.insertInto('edition_files').values(file).execute()
    }
    if (plan.supersedes) await sealTexts(trx, [id], occurredAt)
  })
}

function leafOf(plan: EditionPlan, frozen: FrozenSnapshot, approval: Approval): Record<string, LeafValue> {
  const { supersedes } = plan
  return {
    edition: frozen.number,
    ...(supersedes
      ? { revision: frozen.revision, supersedes: { edition: supersedes.number, revision: supersedes.revision, slug: supersedes.slug } }
      : {}),
    slug: plan.slug,
    edition_kind: plan.kind,
    ...(plan.schedule === null ? {} : { schedule: plan.schedule }),
    period_start: plan.periodStart,
    period_end: plan.periodEnd,
    as_of: frozen.asOf.toISOString(),
    scope: frozen.scope,
    layout: LAYOUT,
    ...(approval ? { approval: { ...approval } } : {}),
  }
}

/** Who let a held edition go. Whoever approves it waits until this transaction has ended, and then finds it issued. */
async function approvalOf(trx: Transaction, { held, scheduleId, periodStart }: EditionPlan): Promise<Approval> {
  if (!held || scheduleId === null || periodStart === null) return null
  const draft = await trx
    .selectFrom('edition_drafts as d')
    .leftJoin('accounts as a', 'a.id', 'd.account_id')
    .select('a.public_name')
    .where('d.schedule_id', '=', scheduleId)
    .where('d.period_start', '=', periodStart)
    .forUpdate('d')
    .executeTakeFirstOrThrow()
  return draft.public_name === null ? { by: 'deadline' } : { by: 'editor', name: draft.public_name }
}
