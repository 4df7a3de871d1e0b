import type { Context } from '../../src/kernel/context.ts'
import { publishStatusUpdate } from '../../src/recommendations/index.ts'
import { writeOne, type WrittenUpdate } from './write-one.ts'

/** Writes and publishes one status update, as one person in single-person mode. Returns its event's sequence number. */
export async function publishOne(ctx: Context, addresseeId: string, update: WrittenUpdate = {}): Promise<number> {
  return publishStatusUpdate(ctx, await writeOne(ctx, addresseeId, update))
}
