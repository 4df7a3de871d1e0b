import type { ReportView } from '../../templates/pages/report.page.ts'
import type { Context } from '../kernel/context.ts'
import { listEditions } from '../reports/index.ts'
import { readSupersessionNote, readUnredacted } from './read-unredacted.ts'

/** One edition as its page shows it, without texts that were redacted since it was issued. Throws NotFound. */
export async function readReport(ctx: Context, slug: string): Promise<ReportView> {
  const { edition, snapshot, redactions } = await readUnredacted(ctx, slug)
  const editions = await listEditions(ctx, {}, null)
  const [latest] = editions.toSorted((a, b) => b.seq - a.seq)
  const clean = latest !== undefined && redactions.every((seq) => seq < latest.seq)
  return {
    edition,
    snapshot,
    others: editions.filter((other) => other.slug !== slug),
    replacedBecause: edition.supersededBy === null ? null : await readSupersessionNote(ctx, edition.supersededBy.slug),
    redacted: { times: redactions.length, newer: clean && redactions.length > 0 ? latest : null },
  }
}
