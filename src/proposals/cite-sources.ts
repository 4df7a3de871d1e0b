import type { Transaction } from '../../db/schema.ts'
import type { ProposalKind } from '../../templates/view/proposal.ts'
import { addEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import { restsOnSources } from './rests-on-sources.ts'
import type { SourcesTyped } from './schemas.ts'

/**
 * Adds the new sources of a proposal to the register and returns the ids of all that it cites. Throws Invalid: `evidence` for one
 * that is not there, that is not public yet and somebody else's, or when none is public; `newEvidence.0.…` for what is wrong in a new one.
 */
export async function citeSources(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  kind: ProposalKind,
  sources: SourcesTyped,
): Promise<readonly string[]> {
  if (!restsOnSources(kind)) return []
  const ids = new Set(sources.evidence)
  for (const [index, source] of sources.newEvidence.entries()) ids.add(await named(`newEvidence.${index}`, () => addEvidence(ctx, source)))
  const known = await ctx.db
    .selectFrom('evidence')
    .select(['id', 'created_by', 'public_at'])
    .where('id', 'in', [...ids])
    .execute()
  if (known.length < ids.size) throw new Invalid({ evidence: { key: 'errors.evidence_unknown' } })
  if (known.some((row) => row.public_at === null && row.created_by !== actor.accountId)) {
    throw new Invalid({ evidence: { key: 'errors.evidence_not_yours' } })
  }
  await requirePublicSource(ctx.db, kind, [...ids])
  return [...ids]
}

/** Throws Invalid (`evidence`) when a kind that needs a public source has none among these. */
export async function requirePublicSource(trx: Transaction, kind: ProposalKind, ids: readonly string[]): Promise<void> {
  if (!restsOnSources(kind)) return
  const found =
    ids.length === 0
      ? undefined
      : await trx.selectFrom('evidence').select('id').where('id', 'in', ids).where('sensitivity', '=', 'public').executeTakeFirst()
  if (!found) throw new Invalid({ evidence: { key: 'errors.evidence_missing' } })
}

async function named<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [`${path}.${name}`, fault])))
  }
}
