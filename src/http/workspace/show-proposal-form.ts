import { proposalFormPage, type ProposalFormView } from '../../../templates/pages/proposal-form.page.ts'
import type { EvidenceView } from '../../../templates/view/evidence.ts'
import type { ProposalFacts, ProposalKind } from '../../../templates/view/proposal.ts'
import { listEvidenceFor, readEvidence } from '../../evidence/index.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { listFormChoices, readSubject, type Proposal } from '../../proposals/index.ts'
import type { Request } from '../environment.ts'
import { evidenceRows } from './evidence-form.ts'
import type { Form, FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { showCitationForm } from './show-citation-form.ts'
import { partyRows, valuesOfFacts } from './proposal-form.ts'

export interface ShownForm {
  readonly kind: ProposalKind
  readonly subjectId: string | null
  /** What was posted; nothing yet when the form is opened. */
  readonly form?: Form
  /** The proposal that is changed. */
  readonly proposal?: Proposal
  readonly refused?: FormRefusal
}

/** Answers with the form of a proposal: empty, filled from what is on record or proposed, or as it was posted with what is wrong in it. */
export async function showProposalForm(c: Request, shown: ShownForm): Promise<Response> {
  const { ctx } = c.var
  requireActor(ctx, 'propose')
  if (shown.kind === 'citation') return showCitationForm(c, shown)
  const { subject, now, start, evidenceIds } = await readSubject(ctx, shown.kind, shown.subjectId)
  const standing = now(null)
  const opened = shown.proposal?.proposed ?? start
  const values = shown.form?.values ?? openedValues(shown, opened)
  const action = shown.form?.values['action']
  const covering = shown.form?.all('recommendations') ?? coveringOf(opened)
  const rows = evidenceRows(values)
  const parties = partyRows(values)
  const conflict = conflictOf(shown, standing)
  const view: ProposalFormView = {
    id: shown.proposal?.id ?? null,
    version: shown.proposal === undefined ? null : shown.form && conflict === null ? Number(values['version']) : shown.proposal.version,
    subject,
    now: standing,
    comment: shown.proposal?.state === 'returned' ? shown.proposal.comment : null,
    conflict,
    choices: await listFormChoices(ctx, shown.kind, { covering, text: values['find_recommendation'] ?? '' }),
    offered: await offeredSources(c, shown, shown.kind === 'agreement' ? covering : [subject.recommendation?.code ?? ''], evidenceIds),
    newRows: Math.max(1, (rows.at(-1) ?? -1) + (action === 'add_evidence' ? 2 : 1)),
    covering,
    parties: Math.min(12, Math.max(2, (parties.at(-1) ?? -1) + (action === 'add_party' ? 2 : 1))),
    values,
    errors: shown.refused?.errors ?? {},
  }
  return c.html(proposalFormPage(view, pageOf(c)), shown.refused?.status ?? 200)
}

/** A stale version of the proposal comes first; what the agreement's record says now is shown whenever the author wrote on an older one. */
function conflictOf({ form, proposal, refused }: ShownForm, standing: ProposalFacts | null): ProposalFormView['conflict'] {
  if (refused?.status === 409 && proposal?.proposed && Number(form?.values['version']) !== proposal.version) {
    return { of: 'proposal', saved: proposal.proposed }
  }
  const stale = form === undefined ? proposal?.movedOn === true : refused?.status === 409
  return stale && standing !== null ? { of: 'agreement', saved: standing } : null
}

function openedValues(shown: ShownForm, opened: ProposalFacts | null): Record<string, string> {
  const values = opened === null ? {} : valuesOfFacts(opened)
  return { ...values, new_0_language: 'es', byline: shown.proposal?.bylineKind ?? 'own' }
}

function coveringOf(facts: ProposalFacts | null): readonly string[] {
  return facts?.kind === 'agreement' ? facts.recommendations : []
}

/** What the proposal cites, what the agreement rests on, what bears on these recommendations, and what the author added. */
async function offeredSources(
  c: Request,
  shown: ShownForm,
  codes: readonly string[],
  standing: readonly string[],
): Promise<ProposalFormView['offered']> {
  if (shown.kind === 'indicator' || shown.kind === 'milestone') return []
  const { ctx } = c.var
  const cited = shown.proposal?.sources.filter((source) => source.fate !== 'dropped').map((source) => source.evidence) ?? []
  const onRecord = shown.kind === 'agreement' ? [...(await readEvidence(ctx.db, standing)).values()] : []
  const offered: EvidenceView[] = []
  for (const code of codes.length === 0 ? [''] : codes) offered.push(...(await listEvidenceFor(ctx, code)))
  const ticked = new Set(shown.form?.all('evidence') ?? (shown.proposal ? cited : onRecord).map((item) => item.id))
  return [...new Map([...cited, ...onRecord, ...offered].map((item) => [item.id, item])).values()].map((evidence) => ({
    evidence,
    selected: ticked.has(evidence.id),
  }))
}
