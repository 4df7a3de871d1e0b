import type { ToldEdition } from '../../templates/mail/parts/act.ts'
import type { KeyFigures } from '../../templates/view/figures.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { listEditions } from '../reports/index.ts'

/** The editions that these acts issued, by sequence number. */
export async function readToldEditions(ctx: Context, seqs: readonly number[]): Promise<ReadonlyMap<number, ToldEdition>> {
  if (seqs.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('editions')
    .select(['id', 'slug', 'event_seq', 'figures', 'time_zone'])
    .where('event_seq', 'in', seqs)
    .execute()
  const notes = await readTexts(
    ctx.db,
    rows.map((row) => row.id),
  )
  const told = new Map<number, ToldEdition>()
  for (const row of rows) {
    const [edition] = await listEditions(ctx, { slug: row.slug }, null)
    if (!edition) continue
    const note = notes.get(row.id)?.['note'] ?? {}
    told.set(row.event_seq, { edition, figures: row.figures as KeyFigures, timeZone: row.time_zone, note })
  }
  return told
}
