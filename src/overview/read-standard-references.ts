import type { StandardReference } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'

/** How standards are cited over time, the latest first, by the standard's code. `today`: the day (`YYYY-MM-DD`) that decides which is in force. */
export async function readStandardReferences(
  ctx: Context,
  codes: readonly string[] | null,
  today: string,
): Promise<ReadonlyMap<string, readonly StandardReference[]>> {
  const rows = await ctx.db
    .selectFrom('standard_references as f')
    .innerJoin('standards as s', 's.id', 'f.standard_id')
    .select(['s.code', 'f.reference', 'f.valid_from as from', 'f.valid_until as until'])
    .$if(codes !== null, (query) => query.where('s.code', 'in', codes ?? []))
    .orderBy('f.position', 'desc')
    .execute()
  const references = rows.map(({ code, reference, from, until }) => ({
    code,
    view: { reference, from, until, inForce: (from === null || from <= today) && (until === null || until >= today) },
  }))
  return new Map([...Map.groupBy(references, ({ code }) => code)].map(([code, own]) => [code, own.map(({ view }) => view)]))
}
