import { sql } from 'kysely'
import { z } from 'zod'
import { readDraft, type Draft as DraftView } from '../desk/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import {
  addStatusUpdate,
  deleteDraft,
  editStatusUpdate,
  publishStatusUpdate,
  returnStatusUpdate,
  submitStatusUpdate,
  withdrawStatusUpdate,
} from '../recommendations/index.ts'
import { linksOf } from './addresses.ts'
import { readCursor, UUID, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { evidenceJson } from './represent.ts'
import { CommentRequest, DraftRequest, EmptyRequest, ReasonRequest, UpdateRequest } from './update-requests.ts'
import { Draft, DraftItem, Made, Published } from './work-shapes.ts'

const Query = pageQuery(DraftItem).extend({ state: z.enum(['draft', 'submitted', 'returned'], 'filter_invalid').optional() })
const Params = z.object({ id: z.guid() })
type Id = z.output<typeof Params>

const UPDATE_EXAMPLE = {
  addressee_id: '019a0000-0000-7000-8000-000000000000',
  status: 'partial',
  effective_on: '2026-02-01',
  summary: { es: 'Publicó tres de los siete acuerdos', en: 'It published three of the seven agreements' },
  reason: { es: 'El portal muestra tres textos íntegros.', en: 'The portal shows three full texts.' },
  new_evidence: [
    {
      kind: 'official_text',
      title: 'Acuerdos vigentes en materia de defensa',
      publisher: 'Ministerio de Relaciones Exteriores',
      date: '2026-01-15',
      language: 'es',
      address: 'https://www.gob.pe/rree',
    },
  ],
  submit: true,
}

function withoutPlace({ addressee_id: _, ...content }: typeof UPDATE_EXAMPLE) {
  return content
}

const current = async ({ ctx, params }: { readonly ctx: Context; readonly params: Id }) =>
  (await readDraft(ctx, params.id.toLowerCase())).version

/** The way of an assessment: draft, submitted, returned or published, later corrected or withdrawn. */
export const draftOperations: readonly Operation[] = [
  operation<unknown, unknown, z.output<typeof UpdateRequest>>({
    id: 'addUpdate',
    method: 'post',
    path: '/updates',
    tag: 'updates',
    access: 'writeUpdate',
    body: UpdateRequest,
    anyType: true,
    problems: [404],
    answer: { status: 201, shape: Made, headers: ['Location'] },
    example: { body: UPDATE_EXAMPLE },
    async handle({ ctx, body, language }) {
      const id = await addStatusUpdate(ctx, body)
      const page = `/workspace/updates/${id}`
      return {
        body: { id, links: linksOf(ctx, `/drafts/${id}`, undefined, page) },
        headers: { Location: `${ctx.settings.publicUrl}/${language}${page}` },
      }
    },
  }),
  operation<z.output<typeof Query>>({
    id: 'listDrafts',
    method: 'get',
    path: '/drafts',
    tag: 'updates',
    access: 'seeWorkspace',
    query: Query,
    list: DraftItem,
    answer: { status: 200, shape: pageShape(DraftItem) },
    async handle({ ctx, query }) {
      const actor = requireActor(ctx, 'seeWorkspace')
      const [before = null] = readCursor('drafts', UUID, query.after) ?? []
      const rows = await ctx.db
        .selectFrom('status_updates as u')
        .select('u.id')
        .where('u.state', '<>', 'published')
        .where(({ or, eb }) =>
          or([eb('u.author_id', '=', actor.accountId), ...(may(actor, 'reviewUpdate') ? [eb('u.state', '=', 'submitted')] : [])]),
        )
        .$if(query.state !== undefined, (found) => found.where('u.state', '=', query.state ?? 'draft'))
        .$if(before !== null, (found) => found.where(sql<boolean>`u.id < ${before}`))
        .orderBy('u.id', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ id }) => writeCursor('drafts', [id]))
      const items = []
      for (const { id } of page) items.push(draftJson(ctx, await readDraft(ctx, id)))
      return { body: { items }, next }
    },
  }),
  operation<unknown, Id>({
    id: 'readDraft',
    method: 'get',
    path: '/drafts/{id}',
    tag: 'updates',
    access: 'seeWorkspace',
    params: Params,
    answer: { status: 200, shape: Draft, headers: ['ETag'] },
    async handle({ ctx, params }) {
      return wholeDraft(ctx, params.id)
    },
  }),
  operation<unknown, Id, z.output<typeof DraftRequest>>({
    id: 'editDraft',
    method: 'put',
    path: '/drafts/{id}',
    tag: 'updates',
    access: 'writeUpdate',
    params: Params,
    body: DraftRequest,
    current,
    example: { body: withoutPlace(UPDATE_EXAMPLE) },
    answer: { status: 200, shape: Draft, headers: ['ETag'] },
    async handle({ ctx, params, body, version }) {
      await editStatusUpdate(ctx, { ...body, id: params.id.toLowerCase(), version })
      return wholeDraft(ctx, params.id)
    },
  }),
  operation<unknown, Id>({
    id: 'deleteDraft',
    method: 'delete',
    path: '/drafts/{id}',
    tag: 'updates',
    access: 'writeUpdate',
    params: Params,
    current,
    answer: { status: 204, shape: null },
    async handle({ ctx, params, version }) {
      await deleteDraft(ctx, { id: params.id.toLowerCase(), version })
      return { status: 204 }
    },
  }),
  operation<unknown, Id>({
    id: 'submitDraft',
    method: 'post',
    path: '/drafts/{id}/submit',
    tag: 'updates',
    access: 'writeUpdate',
    params: Params,
    body: EmptyRequest,
    emptyBody: true,
    current,
    answer: { status: 200, shape: Draft, headers: ['ETag'] },
    async handle({ ctx, params, version }) {
      await submitStatusUpdate(ctx, { id: params.id.toLowerCase(), version })
      return wholeDraft(ctx, params.id)
    },
  }),
  operation<unknown, Id>({
    id: 'publishDraft',
    method: 'post',
    path: '/drafts/{id}/publish',
    tag: 'updates',
    access: 'reviewUpdate',
    params: Params,
    body: EmptyRequest,
    emptyBody: true,
    current,
    answer: { status: 200, shape: Published },
    async handle({ ctx, params, version }) {
      const id = params.id.toLowerCase()
      const seq = await publishStatusUpdate(ctx, { id, version })
      return { body: { id, seq, links: linksOf(ctx, `/updates/${id}`, { kind: 'update', id }) } }
    },
  }),
  operation<unknown, Id, z.output<typeof CommentRequest>>({
    id: 'returnDraft',
    method: 'post',
    path: '/drafts/{id}/return',
    tag: 'updates',
    access: 'reviewUpdate',
    params: Params,
    body: CommentRequest,
    current,
    example: { body: { comment: 'Falta la fecha de la segunda fuente.' } },
    answer: { status: 204, shape: null },
    async handle({ ctx, params, body, version }) {
      await returnStatusUpdate(ctx, { id: params.id.toLowerCase(), version, comment: body.comment })
      return { status: 204 }
    },
  }),
  operation<unknown, Id, z.output<typeof ReasonRequest>>({
    id: 'withdrawUpdate',
    method: 'post',
    path: '/updates/{id}/withdraw',
    tag: 'updates',
    access: 'withdrawUpdate',
    params: Params,
    body: ReasonRequest,
    example: { body: { reason: { es: 'El documento citado resultó falso.', en: 'The document cited proved to be false.' } } },
    answer: { status: 200, shape: Published },
    async handle({ ctx, params, body }) {
      const id = params.id.toLowerCase()
      const seq = await withdrawStatusUpdate(ctx, { id, reason: body.reason })
      return { body: { id, seq, links: linksOf(ctx, `/updates/${id}`, { kind: 'update', id }) } }
    },
  }),
]

async function wholeDraft(ctx: Context, given: string) {
  const view = await readDraft(ctx, given.toLowerCase())
  if (view.state === 'published') throw new NotFound('draft')
  const evidence = view.evidence.map(({ evidence: source, sensitivity }) => ({
    evidence: evidenceJson(ctx, source),
    announcementOnly: source.announcementOnly,
    sensitivity,
  }))
  return { body: { ...draftJson(ctx, view), evidence, can: view.can }, version: view.version }
}

function draftJson(ctx: Context, view: DraftView) {
  const { addressee } = view
  return {
    ...view,
    addressee: view.addresseeId,
    recommendation: addressee.recommendation,
    institution: addressee.institution,
    byline: view.bylineKind,
    links: linksOf(ctx, `/drafts/${view.id}`, undefined, `/workspace/updates/${view.id}`),
  }
}
