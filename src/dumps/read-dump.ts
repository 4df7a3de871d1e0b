import type { DumpFileView, DumpMoment } from '../../templates/view/dataset.ts'
import type { Context } from '../kernel/context.ts'
import { momentView } from './dump-moment.ts'

export interface Dump extends DumpMoment {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly madeAt: string
  /** In the order of the dump. */
  readonly files: readonly DumpFileView[]
}

/** The latest dump whose bytes are all there; null while there is none. */
export async function readLatestDump(ctx: Context): Promise<Dump | null> {
  const row = await ctx.db
    .selectFrom('dumps as d')
    .selectAll('d')
    .where('d.state', '=', 'made')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('dump_parts as p').select('p.part').whereRef('p.dump_id', '=', 'd.id').where('p.name', '=', 'SHA256SUMS')),
    )
    .orderBy('d.day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const files = await ctx.db.selectFrom('dump_files').selectAll().where('dump_id', '=', row.id).orderBy('position').execute()
  return {
    id: row.id,
    day: row.day,
    madeAt: row.made_at?.toISOString() ?? '',
    ...momentView({ bound: row.as_of, logSize: row.log_size, logRoot: row.log_root }),
    files: files.map(({ name, media_type, rows, bytes, sha256 }) => ({ name, mediaType: media_type, rows, bytes, sha256 })),
  }
}
