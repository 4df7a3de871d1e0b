import { z } from 'zod'
import type { UnfinishedItem } from '../../templates/pages/parts/unfinished-list.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listAddressees } from '../recommendations/index.ts'

/** The actor's forms that were never sent, the last touched first, with the page that takes each up again. Throws Forbidden. */
export async function listUnfinished(ctx: Context): Promise<readonly UnfinishedItem[]> {
  const { accountId } = requireActor(ctx, 'writeUpdate')
  const rows = await ctx.db
    .selectFrom('unfinished_forms')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('saved_at', 'desc')
    .orderBy('form_key')
    .execute()
  const ids = rows.flatMap((row) => row.values['addressee']?.at(-1) ?? []).filter((id) => z.guid().safeParse(id).success)
  const addressees = new Map(
    (await listAddressees(ctx, { addresseeIds: [...new Set(ids)] }, null)).map((addressee) => [addressee.id, addressee]),
  )
  return rows.flatMap((row) => {
    const path = pathOf(row.form_key)
    if (path === null) return []
    const addressee = addressees.get(row.values['addressee']?.at(-1) ?? '')
    return {
      key: row.form_key,
      path,
      kind: row.form_key === 'updates:new' ? ('several' as const) : ('one' as const),
      recommendation: addressee?.recommendation ?? null,
      institution: addressee?.institution ?? null,
      summary: { es: row.values['summary_es']?.at(-1) ?? '', en: row.values['summary_en']?.at(-1) ?? '' },
      savedAt: row.saved_at.toISOString(),
    }
  })
}

/** Below `/workspace`; null for a form that is not of the updates. */
function pathOf(key: string): string | null {
  const [kind, first, second] = key.split(':')
  if (kind === 'updates') return '/updates/several'
  if (kind !== 'update' || first === undefined) return null
  if (first === 'new') return second === undefined ? '/updates/new' : `/updates/new?addressee=${second}`
  if (first === 'correct') return `/updates/${second}/correct`
  return `/updates/${first}/edit`
}
