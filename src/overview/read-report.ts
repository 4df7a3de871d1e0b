import type { ReportView } from '../../templates/pages/report.page.ts'
import { listChanges } from '../changes/index.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { readRedactions } from '../redactions/index.ts'
import { listEditions, readEdition } from '../reports/index.ts'

/**
 * One edition as its page shows it. Where texts that the record held then were redacted since, the acts of its period are read
 * from the record instead of the frozen snapshot, so that the page does not show them. Throws NotFound.
 */
export async function readReport(ctx: Context, slug: string): Promise<ReportView> {
  const { edition, snapshot } = await readEdition(ctx, slug)
  const asOf = new Date(edition.asOf)
  const redactions = await readRedactions(ctx.db, { publishedBefore: asOf, afterSeq: edition.seq }, null)
  const { figures } = snapshot
  if (redactions.length === 0) return { edition, figures, changes: snapshot.changes.toReversed(), redacted: { times: 0, newer: null } }
  const [latest] = await listEditions(ctx, { limit: 1 }, null)
  const clean = latest !== undefined && redactions.every(({ seq }) => seq < latest.seq)
  const redacted = { times: redactions.length, newer: clean ? latest : null }
  if (edition.periodStart === null) return { edition, figures, changes: [], redacted }
  const since = startOfDate(snapshot.edition.timeZone, edition.periodStart)
  const { changes } = await listChanges(ctx, { since, before: asOf }, Number.MAX_SAFE_INTEGER - 1)
  return { edition, figures, changes, redacted }
}
