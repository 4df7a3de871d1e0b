import type { Language } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'

export interface RequestedFile {
  readonly language: Language
  readonly content: Buffer
  readonly sha256: string
  readonly finishedAt: Date
}

/** The finished PDF of a request. `unfinished`: it is not there yet, or failed. Null: it was removed, its week is over, or it never was. */
export async function readRequestedFile(ctx: Context, id: string): Promise<RequestedFile | 'unfinished' | null> {
  const row = await ctx.db
    .selectFrom('report_requests')
    .select(['language', 'content', 'sha256', 'finished_at'])
    .where('id', '=', id)
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!row) return null
  const { language, content, sha256, finished_at: finishedAt } = row
  return content === null || sha256 === null || finishedAt === null ? 'unfinished' : { language, content, sha256, finishedAt }
}
