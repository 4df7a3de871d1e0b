import type { Database, Transaction } from '../../db/schema.ts'
import { z } from 'zod'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'

const BYLINE_KINDS = ['own', 'organisation', 'pseudonym'] as const
export type BylineKind = (typeof BYLINE_KINDS)[number]

export interface Byline {
  readonly kind: BylineKind
  readonly name: string
}

/** The names that the actor may publish under now; their own public name is the first. Throws Forbidden. */
export async function bylineChoices(ctx: Context): Promise<readonly Byline[]> {
  const actor = requireActor(ctx, 'writeUpdate')
  return bylinesOf(ctx.db, actor.accountId)
}

/**
 * The name that an account publishes under, by its kind, as it stands now. Throws Invalid (`byline`) when the kind is
 * unknown or the account has no such name: no organisation, one that has ended, or no pseudonym.
 */
export async function bylineOf(trx: Transaction, accountId: string, kind: string): Promise<string> {
  const found = (await bylinesOf(trx, accountId)).find((byline) => byline.kind === kind)
  if (!found) throw new Invalid({ byline: { key: 'errors.byline_unknown' } })
  return found.name
}

async function bylinesOf(db: Database, accountId: string): Promise<readonly Byline[]> {
  if (!z.guid().safeParse(accountId).success) return []
  const account = await db
    .selectFrom('accounts as a')
    .leftJoin('organisations as o', (join) => join.onRef('o.id', '=', 'a.organisation_id').on('o.ended_at', 'is', null))
    .select(['a.public_name', 'a.pseudonym', 'o.name as organisation'])
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  if (!account) return []
  const { organisation, pseudonym } = account
  return [
    { kind: 'own', name: account.public_name },
    ...(organisation === null ? [] : [{ kind: 'organisation', name: organisationByline(organisation) } as const]),
    ...(pseudonym === null ? [] : [{ kind: 'pseudonym', name: pseudonym } as const]),
  ]
}

/** One name for readers of both languages: both where they differ. */
function organisationByline(name: Readonly<Record<string, string>>): string {
  return [...new Set([name['es'], name['en']])].filter(Boolean).join(' / ')
}
