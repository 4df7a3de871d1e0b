import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

interface Named {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
}

/** What somebody can belong to or speak for: organisations that take part, and the catalogue's institutions. Throws Forbidden. */
export async function listMemberships(
  ctx: Context,
): Promise<{ readonly organisations: readonly Named[]; readonly institutions: readonly Named[] }> {
  requireActor(ctx, 'managePeople')
  const organisations = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const institutions = await ctx.db.selectFrom('institutions').select(['id', 'name']).orderBy('slug').execute()
  return { organisations, institutions }
}
