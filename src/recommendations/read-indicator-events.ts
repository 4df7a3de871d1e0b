import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { CodedText } from '../../templates/view/references.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'

export interface IndicatorEvent {
  readonly indicator: CodedText & { readonly unit: Localized; readonly direction: 'up' | 'down' }
  /** For `milestone_set`. */
  readonly milestone?: { readonly dueOn: string; readonly target: Localized }
  /** For `reading_recorded`. In place of a redacted value stands why it is gone. */
  readonly reading?: { readonly readOn: string; readonly value: string; readonly note: Localized; readonly evidence: EvidenceView | null }
}

/** What the events `indicator_added`, `milestone_set` and `reading_recorded` were about, by sequence number; other events are left out. */
export async function readIndicatorEvents(db: Database, seqs: readonly number[]): Promise<ReadonlyMap<number, IndicatorEvent>> {
  if (seqs.length === 0) return new Map()
  const milestones = await db.selectFrom('milestones').selectAll().where('event_seq', 'in', seqs).execute()
  const readings = await db.selectFrom('readings').selectAll().where('event_seq', 'in', seqs).execute()
  const subjects = [...milestones, ...readings].map((row) => row.indicator_id)
  const indicators = await db
    .selectFrom('indicators')
    .selectAll()
    .where(({ or, eb }) => or([eb('event_seq', 'in', seqs), ...(subjects.length > 0 ? [eb('id', 'in', subjects)] : [])]))
    .execute()
  const texts = await readTexts(
    db,
    [...milestones, ...readings, ...indicators].map((row) => row.id),
  )
  const evidence = await readEvidence(
    db,
    readings.map((row) => row.evidence_id),
  )
  const views = new Map(
    indicators.map((row) => {
      const own = texts.get(row.id) ?? {}
      const { code, direction } = row
      return [row.id, { code, title: row.title ?? own['title'] ?? {}, unit: row.unit ?? own['unit'] ?? {}, direction }]
    }),
  )
  const found = new Map<number, IndicatorEvent>()
  for (const row of indicators) {
    const indicator = views.get(row.id)
    if (indicator && row.event_seq !== null && seqs.includes(row.event_seq)) found.set(row.event_seq, { indicator })
  }
  for (const row of milestones) {
    const indicator = views.get(row.indicator_id)
    const target = row.target ?? texts.get(row.id)?.['target'] ?? {}
    if (indicator && row.event_seq !== null) found.set(row.event_seq, { indicator, milestone: { dueOn: row.due_on, target } })
  }
  for (const row of readings) {
    const indicator = views.get(row.indicator_id)
    const own = texts.get(row.id) ?? {}
    const [value = ''] = Object.values(own['value'] ?? {})
    const reading = {
      readOn: row.read_on,
      value: row.value ?? value,
      note: own['note'] ?? row.note,
      evidence: evidence.get(row.evidence_id) ?? null,
    }
    if (indicator) found.set(row.event_seq, { indicator, reading })
  }
  return found
}
