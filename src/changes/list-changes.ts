import type { Context } from '../kernel/context.ts'
import { eventRows, narrowed, type ChangeFilter } from './event-rows.ts'
import { changesOf, type Change } from './read-changes.ts'

export interface ChangePage {
  readonly changes: readonly Change[]
  /** `beforeSeq` of the next page; null on the last. */
  readonly next: number | null
}

/** Public acts, newest first (or oldest first), a page of `limit` at a time. In place of a redacted text stands why it is gone. */
export async function listChanges(ctx: Context, filter: ChangeFilter, limit: number): Promise<ChangePage> {
  const rows = await narrowed(eventRows(ctx.db), filter)
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const changes = await changesOf(ctx, page, filter.before ?? null)
  return { changes, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null }
}
