import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import type { ProposalKind } from '../../templates/view/proposal.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { citeSources } from './cite-sources.ts'
import { parseContent, type TypedContent } from './parse-content.ts'
import { requireSubject, type SubjectColumns } from './require-subject.ts'
import type { StoredContent } from './schemas.ts'
import { storedContent } from './stored-content.ts'

export interface Typed {
  readonly kind: ProposalKind
  /** Addressee, indicator, recommendation, agreement or evidence, by kind; null for an agreement that is new. */
  readonly subjectId: string | null
  readonly content: TypedContent
}

/**
 * Everything that has to hold before a proposal waits for review: its fields, its sources (new ones are added to the register)
 * and its subject. Gives back what the row stores. Throws Invalid, RuleBroken, NotFound.
 */
export async function prepareContent(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  { kind, subjectId, content }: Typed,
): Promise<{ readonly proposed: StoredContent; readonly subject: SubjectColumns }> {
  const { fields, sources } = parseContent(ctx, kind, content)
  const chosen = await citeSources(ctx, actor, kind, sources)
  const evidence = [...new Set([...chosen, ...(kind === 'agreement' ? await hiddenSources(ctx.db, subjectId) : [])])]
  const proposed = storedContent({ kind, content: kind === 'citation' ? fields : { ...fields, evidence } })
  return { proposed, subject: await requireSubject(ctx.db, proposed, subjectId) }
}

/** What the agreement rests on now that no form may show: it is carried along, so that a change does not drop it unseen. */
async function hiddenSources(trx: Transaction, agreementId: string | null): Promise<readonly string[]> {
  if (!z.guid().safeParse(agreementId).success) return []
  const [current] = await readAgreementVersions(trx, { agreementId: agreementId ?? '', latest: true }, null)
  if (!current || current.evidenceIds.length === 0) return []
  const hidden = trx.selectFrom('evidence').select('id').where('id', 'in', current.evidenceIds).where('sensitivity', '<>', 'public')
  return (await hidden.execute()).map((row) => row.id)
}
