import { z } from 'zod'
import { scopesOf } from '../accounts/index.ts'
import { addEvidence, storeEvidenceFile } from '../evidence/index.ts'
import { Forbidden, NotFound } from '../kernel/errors.ts'
import { ALLOWED, may, type Permission } from '../kernel/permissions.ts'
import { listAddressees, setDueDate } from '../recommendations/index.ts'
import { inviteReply } from '../replies/index.ts'
import { linksOf } from './addresses.ts'
import { operation, type Operation } from './operation.ts'
import { Addressee } from './record-shapes.ts'
import { addresseeJson } from './represent.ts'
import { DueDateRequest, EvidenceRequest, InvitationRequest } from './update-requests.ts'
import { Invited, Made, Me, StoredFile } from './work-shapes.ts'

const Params = z.object({ id: z.guid() })
type Id = z.output<typeof Params>
const FileQuery = z.object({
  name: z
    .string()
    .max(200, 'too_long')
    .regex(/^[^\0-\x1f\x7f]*$/, 'control_characters')
    .default(''),
})

/** Who one is, sources and their files, due dates and invitations to reply. */
export const workOperations: readonly Operation[] = [
  operation({
    id: 'readMe',
    method: 'get',
    path: '/me',
    tag: 'me',
    access: 'key',
    answer: { status: 200, shape: Me },
    example: {},
    async handle({ ctx: { actor } }) {
      if (actor === null) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
      const known: readonly Permission[] = scopesOf(actor)
      const scopes = (Object.keys(ALLOWED) as Permission[]).filter((permission) => known.includes(permission) && may(actor, permission))
      return { body: { id: actor.accountId, name: actor.name, publicName: actor.publicName, role: actor.role, scopes } }
    },
  }),
  operation<unknown, unknown, z.output<typeof EvidenceRequest>>({
    id: 'addEvidence',
    method: 'post',
    path: '/evidence',
    tag: 'evidence',
    access: 'writeEvidence',
    body: EvidenceRequest,
    answer: { status: 201, shape: Made },
    example: {
      body: {
        kind: 'official_text',
        title: 'Acuerdos vigentes en materia de defensa',
        publisher: 'Ministerio de Relaciones Exteriores',
        date: '2026-01-15',
        language: 'es',
        address: 'https://www.gob.pe/rree',
      },
    },
    async handle({ ctx, body }) {
      const id = await addEvidence(ctx, body)
      return { body: { id, links: linksOf(ctx, `/evidence/${id}`, { kind: 'evidence', id }) } }
    },
  }),
  operation<z.output<typeof FileQuery>, unknown, Uint8Array>({
    id: 'addEvidenceFile',
    method: 'post',
    path: '/evidence-files',
    tag: 'evidence',
    access: 'writeEvidence',
    query: FileQuery,
    file: { mediaTypes: ['application/pdf', 'image/png', 'image/jpeg'] },
    // Files lie outside the transaction; the same one sent again is the same file.
    transactional: false,
    answer: { status: 201, shape: StoredFile },
    async handle({ ctx, query, body }) {
      return { body: await storeEvidenceFile(ctx, { name: query.name, content: body }) }
    },
  }),
  operation<unknown, Id, z.output<typeof DueDateRequest>>({
    id: 'setDueDate',
    method: 'put',
    path: '/addressees/{id}/due-date',
    tag: 'updates',
    access: 'setDueDate',
    params: Params,
    body: DueDateRequest,
    answer: { status: 200, shape: Addressee },
    example: { body: { due_on: '2027-06-30' } },
    async handle({ ctx, params, body }) {
      const addresseeId = params.id.toLowerCase()
      await setDueDate(ctx, { addresseeId, dueOn: body.dueOn ?? '' })
      const [addressee] = await listAddressees(ctx, { addresseeId }, null)
      if (!addressee) throw new NotFound('addressee')
      return { body: addresseeJson(ctx, addressee) }
    },
  }),
  operation<unknown, Id, z.output<typeof InvitationRequest>>({
    id: 'inviteReply',
    method: 'post',
    path: '/updates/{id}/invitations',
    tag: 'updates',
    access: 'inviteReply',
    params: Params,
    body: InvitationRequest,
    emptyBody: true,
    answer: { status: 201, shape: Invited },
    example: { body: { deadline_on: '2027-01-31' } },
    async handle({ ctx, params, body, language }) {
      const { invitationId, link } = await inviteReply(ctx, { updateId: params.id.toLowerCase(), deadlineOn: body.deadlineOn })
      const address = link && `${ctx.settings.publicUrl}/${language}/invitation/${link.token}`
      return {
        body: {
          id: invitationId,
          link: link && { address, expiresAt: link.expiresAt },
          links: linksOf(ctx, `/replies/${invitationId}`, undefined, `/workspace/replies/${invitationId}`),
        },
      }
    },
  }),
]
