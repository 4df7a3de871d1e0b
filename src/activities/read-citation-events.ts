import type { Database } from '../../db/schema.ts'
import type { CitationChange } from '../../templates/view/activity.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readTexts } from '../log/index.ts'
import { citationRows } from './citation-rows.ts'
import { citationViews } from './citation-views.ts'

export interface CitationEvent {
  readonly citation: CitationChange
  readonly reason: Localized
}

/** What these events say of a citation that they made or took back, by sequence number; of events of another kind nothing. */
export async function readCitationEvents(
  db: Database,
  seqs: readonly number[],
  asOf: Date | null,
): Promise<ReadonlyMap<number, CitationEvent>> {
  if (seqs.length === 0) return new Map()
  const rows = await citationRows(db, asOf)
    .where((where) => where.or([where('c.event_seq', 'in', seqs), where('c.withdrawn_seq', 'in', seqs)]))
    .execute()
  const views = await citationViews(db, rows, asOf)
  const back = await readTexts(
    db,
    rows.flatMap((row) => row.withdrawal_id ?? []),
  )
  return new Map(
    rows.flatMap((row, index) => {
      const view = views[index]
      if (!view) return []
      const { id, by, activities, query, found } = view
      const withdrawal = row.withdrawal_id ?? ''
      const citation = { by, activities, query, found }
      return [
        [row.event_seq, { citation: { ...citation, owner: id }, reason: view.reason }] as const,
        ...(row.withdrawn_seq === null
          ? []
          : [
              [
                row.withdrawn_seq,
                { citation: { ...citation, owner: withdrawal }, reason: back.get(withdrawal)?.['reason'] ?? {} },
              ] as const,
            ]),
      ]
    }),
  )
}
