import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'
import type { ComposeMails, MailRow } from './mail-row.ts'

/**
 * The messages of rows, by row id; null where there is nothing to say. When making them together throws, each is made by itself, so
 * that one that cannot be made keeps no other back; `failed` is told of it, and it has no entry.
 */
export async function composeSafely(
  ctx: Context,
  compose: ComposeMails,
  rows: readonly MailRow[],
  failed: (row: MailRow, error: unknown) => Promise<void>,
): Promise<ReadonlyMap<string, Message | null>> {
  try {
    const made = await compose(ctx, rows)
    return new Map(rows.map(({ id }) => [id, made.get(id) ?? null]))
  } catch (error) {
    const messages = new Map<string, Message | null>()
    for (const row of rows) {
      try {
        messages.set(row.id, (await compose(ctx, [row])).get(row.id) ?? null)
      } catch {
        await failed(row, error)
      }
    }
    return messages
  }
}
