import type { Database } from '../../db/schema.ts'

export interface ProgressWriter {
  /** `done` of `total` parts; returns at once. */
  readonly tell: (done: number, total: number) => void
  /** When nothing is being written any more. */
  readonly written: () => Promise<void>
}

/**
 * Writes how far a request is, one statement at a time: what is told meanwhile is written as the latest only. A statement that
 * fails is left at that, because progress is only shown.
 */
export function progressWriter(db: Database, request: { readonly id: string; readonly run: string }): ProgressWriter {
  let latest: { readonly done: number; readonly total: number } | undefined
  let writing: Promise<void> | undefined
  const drain = async () => {
    while (latest) {
      const { done, total } = latest
      latest = undefined
      await db
        .updateTable('report_requests')
        .set({ parts: total, parts_done: Math.min(done, total) })
        .where('id', '=', request.id)
        .where('run', '=', request.run)
        .execute()
        .catch(() => undefined)
    }
    writing = undefined
  }
  return {
    tell(done, total) {
      latest = { done, total }
      writing ??= drain()
    },
    async written() {
      await writing
    },
  }
}
