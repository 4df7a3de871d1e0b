import { Hono } from 'hono'
import { proposalChoicePage } from '../../../templates/pages/proposal-choice.page.ts'
import { proposalListPage } from '../../../templates/pages/proposal-list.page.ts'
import { proposalPage } from '../../../templates/pages/proposal.page.ts'
import { PROPOSAL_KINDS, type ProposalKind } from '../../../templates/view/proposal.ts'
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '../../kernel/errors.ts'
import {
  changeProposal,
  discardProposal,
  listProposals,
  listSubjects,
  propose,
  publishProposal,
  readProposal,
  returnProposal,
  type Proposal,
} from '../../proposals/index.ts'
import type { Environment, Request } from '../environment.ts'
import { keepUploads } from './evidence-form.ts'
import { ownPath } from '../own-path.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { proposalContent, proposalFieldName } from './proposal-form.ts'
import { showProposalForm } from './show-proposal-form.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/workspace/proposals`, and the position form of an addressee: what goes through a second person besides updates. */
export const proposalRoutes = new Hono<Environment>()
  .get('/proposals', async (c) => c.html(proposalListPage(await listProposals(c.var.ctx), pageOf(c))))
  .get('/proposals/new', async (c) =>
    c.html(proposalChoicePage(await listSubjects(c.var.ctx, (c.req.query('q') ?? '').slice(0, 200)), pageOf(c))),
  )
  .get('/proposals/new/:kind', async (c) => {
    const kind = kindOf(c.req.param('kind'))
    const subjectId = c.req.query('subject') || null
    if (kind === 'citation')
      return c.redirect(ownPath(c, `/citations/new${subjectId === null ? '' : `?citer=${encodeURIComponent(subjectId)}`}`), 303)
    if (subjectId === null && kind !== 'agreement') return c.redirect(own(c, '/new'), 303)
    return showProposalForm(c, { kind, subjectId })
  })
  .get('/addressees/:id/position', (c) => showProposalForm(c, { kind: 'position', subjectId: idOf(c) }))
  .post('/addressees/:id/position', (c) => create(c, 'position', idOf(c)))
  .post('/proposals', (c) => create(c))
  .get('/proposals/:id', async (c) => show(c, await readProposal(c.var.ctx, idOf(c))))
  .get('/proposals/:id/edit', async (c) => {
    const proposal = await readProposal(c.var.ctx, idOf(c))
    if (!proposal.can.edit) throw new Forbidden({ key: 'errors.not_own_proposal' })
    return showProposalForm(c, { kind: proposal.kind, subjectId: proposal.subject.id, proposal })
  })
  .post('/proposals/:id', async (c) => {
    const id = idOf(c)
    const proposal = await readProposal(c.var.ctx, id)
    const { kind } = proposal
    return handle(c, { kind, subjectId: proposal.subject.id, proposal }, async (form) => {
      const version = Number(form.values['version'])
      await changeProposal(c.var.ctx, { id, version, content: proposalContent(kind, form), byline: form.values['byline'] ?? 'own' })
      return own(c, `/${id}`)
    })
  })
  .post('/proposals/:id/publish', (c) => act(c, (input) => publishProposal(c.var.ctx, input)))
  .post('/proposals/:id/discard', (c) => act(c, (input) => discardProposal(c.var.ctx, input)))
  .post('/proposals/:id/return', (c) => act(c, (input, comment) => returnProposal(c.var.ctx, { ...input, comment })))

async function create(c: Request, fixedKind?: ProposalKind, fixedSubject?: string): Promise<Response> {
  const posted = await readForm(c)
  const kind = fixedKind ?? kindOf(posted.values['kind'] ?? '')
  const subjectId = fixedSubject ?? (posted.values['subject'] || null)
  return handle(
    c,
    { kind, subjectId },
    async (form) => {
      const id = await propose(c.var.ctx, { kind, subjectId, content: proposalContent(kind, form), byline: form.values['byline'] ?? 'own' })
      return own(c, `/${id}`)
    },
    posted,
  )
}

/** Keeps the uploads, answers the buttons that only add a row, else calls the verb; shows the form again when it is refused. */
async function handle(
  c: Request,
  shown: { readonly kind: ProposalKind; readonly subjectId: string | null; readonly proposal?: Proposal },
  verb: (form: Form) => Promise<string>,
  posted?: Form,
): Promise<Response> {
  const { form, errors, status } = await keepUploads(c, posted ?? (await readForm(c)))
  const failed = Object.keys(errors).length > 0
  if (['add_evidence', 'add_party', 'find'].includes(form.values['action'] ?? '')) {
    return showProposalForm(c, { ...shown, form, ...(failed ? { refused: { status, errors } } : {}) })
  }
  try {
    if (failed) throw new Invalid({})
    return c.redirect(await verb(form), 303)
  } catch (error) {
    const refused = refusal(c, movedOn(error), (field) => proposalFieldName(shown.kind, form, field))
    // What is saved may have changed since it was read above.
    const proposal = shown.proposal && (await readProposal(c.var.ctx, shown.proposal.id))
    return showProposalForm(c, {
      ...shown,
      ...(proposal ? { proposal } : {}),
      form,
      refused: { status: status === 503 ? status : refused.status, errors: { ...refused.errors, ...errors } },
    })
  }
}

/** For its author, a record that somebody else changed is a conflict like any other. */
function movedOn(error: unknown): unknown {
  return error instanceof RuleBroken && error.fault.key === 'errors.agreement_moved_on' ? new Conflict(0) : error
}

/** Publishes, returns or discards; shows the proposal as it is now when that is refused. */
async function act(
  c: Request,
  verb: (input: { readonly id: string; readonly version: number }, comment: string) => Promise<unknown>,
): Promise<Response> {
  const { values } = await readForm(c)
  const id = idOf(c)
  try {
    await verb({ id, version: Number(values['version']) }, values['comment'] ?? '')
    return c.redirect(own(c, `/${id}`), 303)
  } catch (error) {
    const { status, errors } = refusal(c, error, (field) => (field === 'comment' ? 'comment' : ''))
    const said = error instanceof Conflict ? { '': c.var.words.t('proposals.conflict.reviewer') } : errors
    return show(c, await readProposal(c.var.ctx, id), values, { status, errors: said })
  }
}

function show(
  c: Request,
  proposal: Proposal,
  values: Readonly<Record<string, string>> = {},
  refused?: FormRefusal,
): Response | Promise<Response> {
  const notPublishable = proposal.ownBarred ? c.var.words.t('errors.own_proposal') : null
  return c.html(proposalPage({ ...proposal, notPublishable, values, errors: refused?.errors ?? {} }, pageOf(c)), refused?.status ?? 200)
}

function kindOf(text: string): ProposalKind {
  const kind = PROPOSAL_KINDS.find((candidate) => candidate === text)
  if (kind === undefined) throw new NotFound('kind of proposal')
  return kind
}

function own(c: Request, path: string): string {
  return `/${c.var.words.language}/workspace/proposals${path}`
}
