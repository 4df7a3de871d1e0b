import { z } from 'zod'
import { Invalid } from '../kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import {
  changeProposal,
  discardProposal,
  pageProposals,
  propose,
  publishProposal,
  readProposal,
  returnProposal,
  type ProposeInput,
} from '../proposals/index.ts'
import { linksOf } from './addresses.ts'
import { readCursor, UUID, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { ProposalRequest } from './proposal-requests.ts'
import { evidenceJson } from './represent.ts'
import { CommentRequest, EmptyRequest } from './update-requests.ts'
import { Made, Proposal, PROPOSAL_STATES, ProposalItem, Published } from './work-shapes.ts'

const Params = z.object({ id: z.guid() })
const Query = pageQuery(ProposalItem).extend({ state: z.enum(PROPOSAL_STATES, 'unknown_value').optional() })
type Id = z.output<typeof Params>
const current = async ({ ctx, params }: { readonly ctx: Context; readonly params: Id }) =>
  (await readProposal(ctx, params.id.toLowerCase())).version
const EXAMPLE = {
  kind: 'milestone',
  subject_id: '019a0000-0000-7000-8000-000000000000',
  content: { due_on: '2027-12-31', target: { es: 'Los siete acuerdos', en: 'All seven agreements' } },
}

/** What is put on record with a second pair of eyes: positions, readings, indicators, milestones and agreements. */
export const proposalOperations: readonly Operation[] = [
  operation<unknown, unknown, z.output<typeof ProposalRequest>>({
    id: 'addProposal',
    method: 'post',
    path: '/proposals',
    tag: 'proposals',
    access: 'propose',
    problems: [404],
    body: ProposalRequest,
    answer: { status: 201, shape: Made },
    example: { body: EXAMPLE },
    async handle({ ctx, body }) {
      const id = await inContent(propose(ctx, body as unknown as ProposeInput))
      return { body: { id, links: linksOf(ctx, `/proposals/${id}`, undefined, `/workspace/proposals/${id}`) } }
    },
  }),
  operation<z.output<typeof Query>>({
    id: 'listProposals',
    method: 'get',
    path: '/proposals',
    tag: 'proposals',
    access: 'seeWorkspace',
    query: Query,
    list: ProposalItem,
    answer: { status: 200, shape: pageShape(ProposalItem) },
    async handle({ ctx, query: { state, limit, after } }) {
      const [beforeId = null] = readCursor('proposals', UUID, after) ?? []
      const found = await pageProposals(ctx, { state, beforeId, limit: limit + 1 })
      const { page, next } = firstPage(found, limit, ({ id }) => writeCursor('proposals', [id]))
      return { body: { items: page.map((item) => ({ ...item, links: linksTo(ctx, item.id) })) }, next }
    },
  }),
  operation<unknown, Id>({
    id: 'readProposal',
    method: 'get',
    path: '/proposals/{id}',
    tag: 'proposals',
    access: 'seeWorkspace',
    params: Params,
    answer: { status: 200, shape: Proposal, headers: ['ETag'] },
    async handle({ ctx, params }) {
      return wholeProposal(ctx, params.id)
    },
  }),
  operation<unknown, Id, z.output<typeof ProposalRequest>>({
    id: 'changeProposal',
    method: 'put',
    path: '/proposals/{id}',
    tag: 'proposals',
    access: 'propose',
    params: Params,
    body: ProposalRequest,
    current,
    example: { body: EXAMPLE },
    answer: { status: 200, shape: Proposal, headers: ['ETag'] },
    async handle({ ctx, params, body, version }) {
      const id = params.id.toLowerCase()
      if ((await readProposal(ctx, id)).kind !== body.kind) throw new Invalid({ kind: { key: 'errors.unknown_value' } })
      await inContent(changeProposal(ctx, { id, version, content: body.content, byline: body.byline }))
      return wholeProposal(ctx, id)
    },
  }),
  operation<unknown, Id>({
    id: 'discardProposal',
    method: 'delete',
    path: '/proposals/{id}',
    tag: 'proposals',
    access: 'propose',
    params: Params,
    current,
    answer: { status: 204, shape: null },
    async handle({ ctx, params, version }) {
      await discardProposal(ctx, { id: params.id.toLowerCase(), version })
      return { status: 204 }
    },
  }),
  operation<unknown, Id>({
    id: 'publishProposal',
    method: 'post',
    path: '/proposals/{id}/publish',
    tag: 'proposals',
    access: 'reviewProposal',
    params: Params,
    body: EmptyRequest,
    emptyBody: true,
    current,
    answer: { status: 200, shape: Published },
    async handle({ ctx, params, version }) {
      const id = params.id.toLowerCase()
      const seq = await publishProposal(ctx, { id, version })
      return { body: { id, seq, links: linksOf(ctx, `/changes/${seq}`) } }
    },
  }),
  operation<unknown, Id, z.output<typeof CommentRequest>>({
    id: 'returnProposal',
    method: 'post',
    path: '/proposals/{id}/return',
    tag: 'proposals',
    access: 'reviewProposal',
    params: Params,
    body: CommentRequest,
    current,
    example: { body: { comment: 'Falta la fuente de la meta.' } },
    answer: { status: 204, shape: null },
    async handle({ ctx, params, body, version }) {
      await returnProposal(ctx, { id: params.id.toLowerCase(), version, comment: body.comment })
      return { status: 204 }
    },
  }),
]

/** What is wrong with the content is named where it stands in the request. */
async function inContent<Result>(act: Promise<Result>): Promise<Result> {
  try {
    return await act
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(
      Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [name === 'byline' ? name : `content.${name}`, fault])),
    )
  }
}

function linksTo(ctx: Context, id: string) {
  return linksOf(ctx, `/proposals/${id}`, undefined, `/workspace/proposals/${id}`)
}

async function wholeProposal(ctx: Context, given: string) {
  const view = await readProposal(ctx, given.toLowerCase())
  return {
    version: view.version,
    body: {
      ...view,
      content: view.stored?.content ?? null,
      sources: view.sources.map((item) => ({ ...item, evidence: evidenceJson(ctx, item.evidence) })),
      byline: view.bylineKind,
      links: linksTo(ctx, view.id),
    },
  }
}
