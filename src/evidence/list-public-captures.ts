import type { PublicCapture } from '../../templates/pages/evidence.page.ts'
import type { Context } from '../kernel/context.ts'

const SHOWN = 10

/**
 * What the address of a public item of evidence answered when the record looked, newest first, before an instant (null: now).
 * Where redirects led is for editors: such addresses can hold what was meant for us alone.
 */
export async function listPublicCaptures(ctx: Context, evidenceId: string, asOf: Date | null): Promise<readonly PublicCapture[]> {
  const rows = await ctx.db
    .selectFrom('link_captures')
    .select(['captured_at', 'outcome', 'media_type', 'bytes', 'sha256'])
    .where('evidence_id', '=', evidenceId)
    .$if(asOf !== null, (query) => query.where('captured_at', '<', asOf))
    .orderBy('captured_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({
    at: row.captured_at.toISOString(),
    outcome: row.outcome,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
  }))
}
