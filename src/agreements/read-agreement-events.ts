import type { Database } from '../../db/schema.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readTexts } from '../log/index.ts'

export interface AgreementEvent {
  readonly slug: string
  /** As this version has it; when it was redacted, why. */
  readonly title: Localized
  readonly version: number
}

/** What the events `agreement_recorded` and `agreement_changed` were about, by sequence number; other events are left out. */
export async function readAgreementEvents(db: Database, seqs: readonly number[]): Promise<ReadonlyMap<number, AgreementEvent>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreement_history as h')
    .innerJoin('agreements as g', 'g.id', 'h.agreement_id')
    .select(['h.id', 'h.event_seq', 'h.version', 'h.title', 'g.slug'])
    .where('h.event_seq', 'in', seqs)
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  return new Map(
    rows.map((row) => [row.event_seq, { slug: row.slug, version: row.version, title: row.title ?? texts.get(row.id)?.['title'] ?? {} }]),
  )
}
