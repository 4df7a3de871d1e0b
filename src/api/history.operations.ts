import { z } from 'zod'
import { EVIDENCE_KINDS, STATUSES } from '../../templates/view/scales.ts'
import { readEvidence } from '../evidence/index.ts'
import { NotFound } from '../kernel/errors.ts'
import { readUpdates } from '../recommendations/index.ts'
import { readCursor, SEQ, UUID, writeCursor } from './cursor.ts'
import { findEvidence } from './find-evidence.ts'
import { findUpdates } from './find-updates.ts'
import { Gone } from './gone.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { Evidence } from './evidence-shapes.ts'
import { Update } from './record-shapes.ts'
import { evidenceJson, updateJson } from './represent.ts'

const name = z
  .string()
  .max(200, 'filter_invalid')
  .regex(/^[\w.-]*$/, 'filter_invalid')
  .optional()
const Params = z.object({ id: z.guid() })
const UpdateQuery = pageQuery(Update).extend({
  recommendation: name,
  institution: name,
  addressee: z.guid('filter_invalid').optional(),
  status: z.enum(STATUSES, 'filter_invalid').optional(),
})
const EvidenceQuery = pageQuery(Evidence).extend({ recommendation: name, kind: z.enum(EVIDENCE_KINDS, 'filter_invalid').optional() })

/** Published updates and public evidence, the latest first. */
export const historyOperations: readonly Operation[] = [
  operation<z.output<typeof UpdateQuery>>({
    id: 'listUpdates',
    method: 'get',
    path: '/updates',
    tag: 'record',
    access: 'public',
    travels: true,
    query: UpdateQuery,
    list: Update,
    answer: { status: 200, shape: pageShape(Update) },
    example: { query: 'recommendation=REC-01&limit=1' },
    async handle({ ctx, query, asOf }) {
      const [before = null] = readCursor('updates', SEQ, query.after) ?? []
      const rows = await findUpdates(ctx, { ...query, before, limit: query.limit + 1 }, asOf)
      const { page, next } = firstPage(rows, query.limit, ({ seq }) => writeCursor('updates', [seq]))
      const ids = page.map(({ id }) => id)
      const views = new Map((await readUpdates(ctx.db, { ids }, asOf)).map((view) => [view.id, view]))
      return { body: { items: ids.flatMap((id) => views.get(id) ?? []).map((view) => updateJson(ctx, view)) }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readUpdate',
    method: 'get',
    path: '/updates/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Update },
    problems: [410],
    async handle({ ctx, params, asOf }) {
      const [view] = await readUpdates(ctx.db, { ids: [params.id.toLowerCase()] }, asOf)
      if (!view) throw new NotFound('update')
      if (view.withdrawn) throw new Gone({ kind: 'update', id: view.id, ...view.withdrawn })
      return { body: updateJson(ctx, view) }
    },
  }),
  operation<z.output<typeof EvidenceQuery>>({
    id: 'listEvidence',
    method: 'get',
    path: '/evidence',
    tag: 'record',
    access: 'public',
    travels: true,
    query: EvidenceQuery,
    list: Evidence,
    answer: { status: 200, shape: pageShape(Evidence) },
    example: { query: 'kind=official_text&limit=1' },
    async handle({ ctx, query, asOf }) {
      const [before = null] = readCursor('evidence', UUID, query.after) ?? []
      const rows = await findEvidence(ctx, { ...query, before, limit: query.limit + 1 }, asOf)
      const { page, next } = firstPage(rows, query.limit, ({ id }) => writeCursor('evidence', [id]))
      const ids = page.map(({ id }) => id)
      const views = await readEvidence(ctx.db, ids, { asOf })
      return { body: { items: ids.flatMap((id) => views.get(id) ?? []).map((view) => evidenceJson(ctx, view)) }, next }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readEvidence',
    method: 'get',
    path: '/evidence/{id}',
    tag: 'record',
    access: 'public',
    travels: true,
    params: Params,
    answer: { status: 200, shape: Evidence },
    async handle({ ctx, params, asOf }) {
      const [row] = await findEvidence(ctx, { id: params.id.toLowerCase(), before: null, limit: 1 }, asOf)
      const view = row && (await readEvidence(ctx.db, [row.id], { asOf })).get(row.id)
      if (!view) throw new NotFound('evidence')
      return { body: evidenceJson(ctx, view) }
    },
  }),
]
