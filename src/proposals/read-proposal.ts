import { z } from 'zod'
import type { ProposalPageView } from '../../templates/pages/proposal.page.ts'
import type { ProposalSource } from '../../templates/view/proposal.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { proposedFacts } from './proposed-facts.ts'
import { readSubject } from './read-subject.ts'
import { subjectOf } from './require-subject.ts'
import type { StoredContent } from './schemas.ts'
import { storedContent } from './stored-content.ts'

export type Proposal = Omit<ProposalPageView, 'values' | 'errors' | 'notPublishable'> & {
  /** What it holds while it is open. */
  readonly stored: StoredContent | null
  readonly bylineKind: string
  /** Only the rule that author and publisher differ stands between this person and publishing. */
  readonly ownBarred: boolean
}

/** A proposal as its author or a reviewer sees it, beside what is on record. Throws NotFound (also for somebody else's), Forbidden. */
export async function readProposal(ctx: Context, id: string): Promise<Proposal> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const row = z.guid().safeParse(id).success
    ? await ctx.db
        .selectFrom('proposals as p')
        .innerJoin('accounts as a', 'a.id', 'p.author_id')
        .selectAll('p')
        .select('a.public_name')
        .where('p.id', '=', id)
        .executeTakeFirst()
    : undefined
  const own = row?.author_id === actor.accountId
  const reviewer = may(actor, 'reviewProposal')
  if (!row || !(own || reviewer)) throw new NotFound('proposal')
  const stored = row.content === null ? null : storedContent(row)
  const facts = stored === null ? null : await proposedFacts(ctx.db, stored)
  const { subject, now, evidenceIds } = await readSubject(ctx, row.kind, subjectOf(row))
  const sources =
    stored === null || !('evidence' in stored.content)
      ? NO_SOURCES
      : await sourcesOf(ctx, stored.content.evidence, row.kind === 'agreement' ? evidenceIds : [])
  const open = row.state === 'submitted' || row.state === 'returned'
  const reviewable = reviewer && row.state === 'submitted'
  const ownBarred = reviewable && own && !ctx.settings.singlePerson
  return {
    id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    subject,
    now: now(dateOf(stored)),
    proposed: facts,
    ...sources,
    author: row.byline ?? row.public_name,
    changedAt: row.changed_at.toISOString(),
    comment: row.return_comment,
    seq: row.event_seq,
    movedOn: stored?.kind === 'agreement' && subject.agreement !== null && subject.agreement.version !== stored.content.agreementVersion,
    can: { edit: own && open, discard: open && (own || reviewer), return: reviewable, publish: reviewable && !ownBarred },
    stored,
    bylineKind: row.byline_kind,
    ownBarred,
  }
}

function dateOf(stored: StoredContent | null): string | null {
  if (stored?.kind === 'reading') return stored.content.readOn
  return stored?.kind === 'milestone' ? stored.content.dueOn : null
}

const NO_SOURCES = { sources: [], hiddenSources: 0 }

/** What the proposal cites and what it would no longer cite; of what is not public only what the actor added or may review. */
async function sourcesOf(
  ctx: Context,
  cited: readonly string[],
  standing: readonly string[],
): Promise<{ readonly sources: readonly ProposalSource[]; readonly hiddenSources: number }> {
  const ids = [...new Set([...cited, ...standing])]
  const rows =
    ids.length === 0 ? [] : await ctx.db.selectFrom('evidence').select(['id', 'sensitivity', 'created_by']).where('id', 'in', ids).execute()
  const seen = rows.filter(
    (row) => row.sensitivity === 'public' || row.created_by === ctx.actor?.accountId || may(ctx.actor, 'reviewProposal'),
  )
  const views = await readEvidence(
    ctx.db,
    seen.map((row) => row.id),
    'every sensitivity',
  )
  const sources = seen.flatMap(({ id, sensitivity }) => {
    const evidence = views.get(id)
    const fate = !cited.includes(id) ? 'dropped' : standing.includes(id) ? 'kept' : 'new'
    return evidence ? [{ evidence, sensitivity, fate } as const] : []
  })
  return {
    sources: sources.toSorted((a, b) => ids.indexOf(a.evidence.id) - ids.indexOf(b.evidence.id)),
    hiddenSources: rows.length - seen.length,
  }
}
