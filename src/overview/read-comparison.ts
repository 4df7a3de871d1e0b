import type { ReportCompareView } from '../../templates/pages/report-compare.page.ts'
import type { Context } from '../kernel/context.ts'
import { listEditions } from '../reports/index.ts'
import { compareEditions } from './compare-editions.ts'
import { readUnredacted } from './read-unredacted.ts'

/** What moved between two editions, from the one with the earlier as-of instant to the other, whichever was named first. Throws NotFound. */
export async function readComparison(ctx: Context, slug: string, other: string): Promise<ReportCompareView> {
  const one = await readUnredacted(ctx, slug)
  const two = slug === other ? one : await readUnredacted(ctx, other)
  const [from, to] = [one, two].toSorted((a, b) => a.edition.asOf.localeCompare(b.edition.asOf) || a.edition.seq - b.edition.seq) as [
    typeof one,
    typeof one,
  ]
  return {
    here: slug,
    from: from.edition,
    to: to.edition,
    sameScope: (from.snapshot.scope?.query ?? '') === (to.snapshot.scope?.query ?? ''),
    comparison: compareEditions(from.snapshot, to.snapshot),
    others: (await listEditions(ctx, {}, null)).filter((edition) => edition.slug !== slug),
  }
}
