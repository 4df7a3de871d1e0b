import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

export interface OrganisationEntry {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
  /** Enabled accounts that belong to it. */
  readonly people: number
  readonly createdAt: Date
  readonly endedAt: Date | null
}

/** Every member organisation, ended ones last. Throws Forbidden. */
export async function listOrganisations(ctx: Context): Promise<readonly OrganisationEntry[]> {
  requireActor(ctx, 'managePeople')
  const rows = await ctx.db
    .selectFrom('organisations as o')
    .leftJoin('accounts as a', (join) => join.onRef('a.organisation_id', '=', 'o.id').on('a.disabled_at', 'is', null))
    .select(({ fn }) => ['o.id', 'o.name', 'o.created_at as createdAt', 'o.ended_at as endedAt', fn.count('a.id').as('people')])
    .groupBy('o.id')
    .orderBy('o.id')
    .execute()
  return rows
    .map((row) => ({ ...row, people: Number(row.people) }))
    .toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null))
}
