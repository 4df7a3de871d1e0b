import type { DraftItem } from '../../templates/pages/desk.page.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { draftItems } from './draft-rows.ts'

/** Submitted updates, the longest waiting first. Throws Forbidden. */
export async function listReviewQueue(ctx: Context): Promise<readonly DraftItem[]> {
  requireActor(ctx, 'reviewUpdate')
  return draftItems(ctx, { states: ['submitted'] })
}
