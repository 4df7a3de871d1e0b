import { sql } from 'kysely'
import type { ReportScope } from '../../templates/view/edition.ts'
import type { Language } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Fault } from '../kernel/errors.ts'
import { readScope } from '../recommendations/index.ts'

export type RequestProgress =
  /** `before`: how many others come first. */
  | { readonly state: 'waiting'; readonly before: number }
  /** `parts` is 0 while the record is read; `secondsLeft` is null until it can be judged. */
  | { readonly state: 'working'; readonly done: number; readonly parts: number; readonly secondsLeft: number | null }
  | { readonly state: 'done'; readonly bytes: number; readonly pages: number }
  | { readonly state: 'failed'; readonly fault: Fault }

export interface ReportRequest {
  readonly id: string
  readonly language: Language
  readonly length: 'full' | 'brief'
  readonly scope: ReportScope
  /** ISO instant; everything before it counts. */
  readonly asOf: string
  /** The reader chose that instant; else it is the one at which the report was asked for. */
  readonly travelled: boolean
  readonly requestedAt: string
  /** `YYYY-MM-DD` in the record's zone. */
  readonly expiresOn: string
  readonly progress: RequestProgress
}

/** A request as its page shows it. Null: it was removed, its week is over, or it never was. */
export async function readReportRequest(ctx: Context, id: string): Promise<ReportRequest | null> {
  const now = ctx.clock.now()
  const row = await ctx.db
    .selectFrom('report_requests as r')
    .select(['id', 'language', 'length', 'scope', 'as_of', 'travelled', 'requested_at', 'expires_at'])
    .select(['state', 'began_at', 'parts_done', 'parts', 'error', 'bytes', 'pages'])
    .select(
      sql<number>`(select count(*)::int from report_requests o where o.state in ('waiting', 'working')
        and (o.requested_at, o.id) < (r.requested_at, r.id))`.as('before'),
    )
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const { scope } = await readScope(ctx, row.scope)
  return {
    id: row.id,
    language: row.language,
    length: row.length,
    scope,
    asOf: row.as_of.toISOString(),
    travelled: row.travelled,
    requestedAt: row.requested_at.toISOString(),
    expiresOn: dateIn(ctx.settings.timeZone, row.expires_at),
    progress: progressOf(row, now),
  }
}

function progressOf(
  row: {
    readonly state: RequestProgress['state']
    readonly before: number
    readonly parts_done: number
    readonly parts: number
    readonly began_at: Date | null
    readonly bytes: number | null
    readonly pages: number | null
    readonly error: unknown
  },
  now: Date,
): RequestProgress {
  switch (row.state) {
    case 'waiting':
      return { state: 'waiting', before: row.before }
    case 'working':
      return { state: 'working', done: row.parts_done, parts: row.parts, secondsLeft: secondsLeft(row, now) }
    case 'done':
      return { state: 'done', bytes: row.bytes ?? 0, pages: row.pages ?? 0 }
    case 'failed':
      return { state: 'failed', fault: row.error as Fault }
  }
}

function secondsLeft(
  row: { readonly parts_done: number; readonly parts: number; readonly began_at: Date | null },
  now: Date,
): number | null {
  if (row.began_at === null || row.parts === 0 || row.parts_done / row.parts < 0.05) return null
  const passed = (now.getTime() - row.began_at.getTime()) / 1000
  return Math.ceil((passed * (row.parts - row.parts_done)) / row.parts_done)
}
