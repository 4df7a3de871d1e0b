import type { Database } from '../../db/schema.ts'
import type { ReadingView } from '../../templates/view/indicator.ts'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'
import { before } from './as-of.ts'

/** The readings of indicators by indicator id, in order of their dates; for each date the one recorded last before the instant, with its history. */
export async function readReadings(
  db: Database,
  indicatorIds: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, ReadingView[]>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('readings')
    .selectAll()
    .where('indicator_id', 'in', indicatorIds)
    .where(before('recorded_at', asOf))
    .orderBy('read_on')
    .orderBy('event_seq', 'desc')
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  const evidence = await readEvidence(db, [...new Set(rows.map((row) => row.evidence_id))], { asOf })
  const views = rows.map((row) => {
    const own = texts.get(row.id) ?? {}
    const [value = ''] = Object.values(own['value'] ?? {})
    return { ...row, value: row.value ?? value, note: own['note'] ?? row.note }
  })
  const latest = [...Map.groupBy(views, (row) => `${row.indicator_id} ${row.read_on}`).values()].flatMap(([current, ...earlier]) =>
    current
      ? {
          indicatorId: current.indicator_id,
          reading: {
            readOn: current.read_on,
            value: current.value,
            note: current.note,
            evidence: evidence.get(current.evidence_id) ?? null,
            seq: current.event_seq,
            ...(earlier.length > 0 ? { earlier: earlier.map((row) => ({ value: row.value, seq: row.event_seq })) } : {}),
          },
        }
      : [],
  )
  return new Map([...Map.groupBy(latest, (own) => own.indicatorId)].map(([id, own]) => [id, own.map((entry) => entry.reading)]))
}
