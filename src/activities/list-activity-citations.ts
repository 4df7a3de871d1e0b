import type { Database } from '../../db/schema.ts'
import type { ActivityCitationView } from '../../templates/view/activity.ts'
import { citationRows } from './citation-rows.ts'
import { citationViews } from './citation-views.ts'
import { citedBy, standingCitations, type CitationsBy } from './citations-asked.ts'
import { citationsNaming } from './citations-naming.ts'

/** Whose citations, or those that name one activity: by itself, or by a search that finds it. */
export type CitationsAsked = CitationsBy & { readonly activityId?: string }

/** A page of them: so many, of acts before one. */
interface Page {
  readonly beforeSeq?: number | undefined
  readonly limit?: number
}

/** Citations of activities that stand, now or as of an instant, the latest first. In place of a redacted reason stands why it is gone. */
export async function listActivityCitations(
  db: Database,
  asked: CitationsAsked,
  asOf: Date | null,
  { beforeSeq, limit }: Page = {},
): Promise<readonly ActivityCitationView[]> {
  const naming = asked.activityId === undefined ? null : await citationsNaming(db, asked.activityId, asOf)
  if (naming?.length === 0) return []
  const rows = await citationRows(db, asOf)
    .where(citedBy(asked))
    .where(standingCitations(asOf))
    .$if(naming !== null, (query) => query.where('c.id', 'in', naming ?? []))
    .$if(beforeSeq !== undefined, (query) => query.where('c.event_seq', '<', beforeSeq ?? 0))
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
  return citationViews(db, rows, asOf)
}
