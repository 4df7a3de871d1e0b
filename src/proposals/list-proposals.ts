import type { ProposalItem, ProposalKind } from '../../templates/view/proposal.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readAgreementEvents, readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { readIndicatorEvents } from '../recommendations/index.ts'
import { subjectOf } from './require-subject.ts'
import { storedContent } from './stored-content.ts'

export interface ProposalLists {
  /** One's own that are open, returned ones first, then the last that were closed. */
  readonly own: readonly ProposalItem[]
  /** Everybody's that wait for review, the longest waiting first; empty for those who do not review. */
  readonly waiting: readonly ProposalItem[]
}

/** How many closed proposals of one's own are still listed. */
const CLOSED = 20

/** The proposals that concern the person signed in. Throws Forbidden. */
export async function listProposals(ctx: Context): Promise<ProposalLists> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const open = await rows(ctx).where('p.author_id', '=', actor.accountId).where('p.state', 'in', ['submitted', 'returned']).execute()
  const closed = await rows(ctx)
    .where('p.author_id', '=', actor.accountId)
    .where('p.state', 'in', ['published', 'discarded'])
    .clearOrderBy()
    .orderBy('p.changed_at', 'desc')
    .limit(CLOSED)
    .execute()
  const waiting = may(actor, 'reviewProposal') ? await rows(ctx).where('p.state', '=', 'submitted').execute() : []
  const items = await itemsOf(ctx, [...open, ...closed, ...waiting])
  const own = items.slice(0, open.length + closed.length)
  return {
    own: [...own.filter((item) => item.state === 'returned'), ...own.filter((item) => item.state !== 'returned')],
    waiting: items.slice(open.length + closed.length),
  }
}

/** Of those that concern the person signed in, as many as `limit`, the newest first, from before an id on. Throws Forbidden. */
export async function pageProposals(
  ctx: Context,
  asked: { readonly state: ProposalItem['state'] | undefined; readonly beforeId: string | null; readonly limit: number },
): Promise<readonly (ProposalItem & { readonly own: boolean })[]> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const { state, beforeId, limit } = asked
  const found = await rows(ctx)
    .where(({ or, eb }) =>
      or([eb('p.author_id', '=', actor.accountId), ...(may(actor, 'reviewProposal') ? [eb('p.state', '=', 'submitted')] : [])]),
    )
    .$if(state !== undefined, (some) => some.where('p.state', '=', state ?? 'submitted'))
    .$if(beforeId !== null, (some) => some.where('p.id', '<', beforeId ?? ''))
    .clearOrderBy()
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()
  const own = new Set(found.filter(({ author_id }) => author_id === actor.accountId).map(({ id }) => id))
  return (await itemsOf(ctx, found)).map((item) => ({ ...item, own: own.has(item.id) }))
}

function rows(ctx: Context) {
  return ctx.db
    .selectFrom('proposals as p')
    .innerJoin('accounts as a', 'a.id', 'p.author_id')
    .leftJoin('addressees as d', 'd.id', 'p.addressee_id')
    .leftJoin('institutions as i', 'i.id', 'd.institution_id')
    .leftJoin('indicators as n', 'n.id', 'p.indicator_id')
    .leftJoin('recommendations as r', (join) =>
      join.on((eb) => eb('r.id', '=', eb.fn.coalesce('p.recommendation_id', 'd.recommendation_id', 'n.recommendation_id'))),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select('v.title')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .selectAll('p')
    .select(['a.public_name', 'r.code', 'w.title', 'i.slug', 'i.name', 'i.country'])
    .select(['n.code as indicator_code', 'n.title as indicator_title'])
    .orderBy('p.submitted_at')
    .orderBy('p.id')
}

async function itemsOf(ctx: Context, found: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>): Promise<ProposalItem[]> {
  const indicators = await readTexts(
    ctx.db,
    found.flatMap((row) => row.indicator_id ?? []),
  )
  const agreements = found.some((row) => row.agreement_id !== null) ? await readAgreementVersions(ctx.db, { latest: true }, null) : []
  const evidence = await readEvidence(
    ctx.db,
    found.flatMap((row) => row.evidence_id ?? []),
  )
  const seqs = found.flatMap((row) => row.event_seq ?? [])
  const published = new Map<number, Localized>()
  for (const [seq, { title }] of await readAgreementEvents(ctx.db, seqs)) published.set(seq, title)
  for (const [seq, event] of await readIndicatorEvents(ctx.db, seqs)) {
    if (!event.reading && !event.milestone) published.set(seq, event.indicator.title)
  }
  return found.map((row) => {
    const agreement = agreements.find((candidate) => candidate.agreementId === row.agreement_id)
    const item = evidence.get(row.evidence_id ?? '')
    return {
      id: row.id,
      state: row.state,
      subject: {
        kind: row.kind,
        id: subjectOf(row),
        recommendation: row.code !== null && row.title !== null ? { code: row.code, title: row.title } : null,
        institution:
          row.slug !== null && row.name !== null && row.country !== null ? { slug: row.slug, name: row.name, country: row.country } : null,
        indicator:
          row.indicator_id === null || row.indicator_code === null
            ? null
            : { code: row.indicator_code, title: row.indicator_title ?? indicators.get(row.indicator_id)?.['title'] ?? {} },
        agreement: agreement ? { slug: agreement.slug, title: agreement.title, version: agreement.version } : null,
        ...(item ? { evidence: { id: item.id, title: { [item.language]: item.title } } } : {}),
      },
      title: titleOf(row) ?? (row.event_seq === null ? null : (published.get(row.event_seq) ?? null)),
      author: row.byline ?? row.public_name,
      changedAt: row.changed_at.toISOString(),
      comment: row.state === 'returned' ? row.return_comment : null,
      seq: row.event_seq,
    }
  })
}

/** The title that an open proposal gives to something new. */
function titleOf(row: { readonly kind: ProposalKind; readonly content: unknown }): Localized | null {
  if (row.content === null || (row.kind !== 'agreement' && row.kind !== 'indicator')) return null
  const stored = storedContent(row)
  return 'title' in stored.content ? stored.content.title : null
}
