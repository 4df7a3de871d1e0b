import { sql, type RawBuilder } from 'kysely'

interface CaptureFacts {
  /** Date of the newest capture, UTC. */
  readonly capturedOn: string | null
  /** Date of the first of the failures that nothing has broken since, UTC; null unless there were two in a row. */
  readonly deadSince: string | null
}

/** The day, UTC, and what came of it. */
type CaptureRow = readonly [day: string, outcome: string]

/** One failure may be an accident. */
const FAILURES = 2

/** SQL: the captures of the item in a column, oldest first, as of an instant (null: now), for `captureFacts`; null: none. */
export function captureRows(evidence: string, asOf: Date | null): RawBuilder<readonly CaptureRow[] | null> {
  const then = asOf === null ? sql`true` : sql`c.captured_at < ${asOf}`
  return sql`(select json_agg(json_build_array(to_char(c.captured_at at time zone 'UTC', 'YYYY-MM-DD'), c.outcome) order by c.captured_at, c.id)
    from link_captures c where c.evidence_id = ${sql.ref(evidence)} and ${then})`
}

/** What the captures of an address come to. A server that only keeps us out proves nothing either way. */
export function captureFacts(rows: readonly CaptureRow[]): CaptureFacts {
  let [capturedOn, deadSince]: [string | null, string | null] = [null, null]
  let failing = { since: '', times: 0 }
  for (const [day, outcome] of rows) {
    if (outcome === 'captured' || outcome === 'too_large') {
      if (outcome === 'captured') capturedOn = day
      deadSince = null
      failing = { since: '', times: 0 }
    } else if (outcome === 'failed') {
      failing = { since: failing.times === 0 ? day : failing.since, times: failing.times + 1 }
      deadSince = failing.times >= FAILURES ? failing.since : null
    }
  }
  return { capturedOn, deadSince }
}
