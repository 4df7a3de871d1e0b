import { z } from 'zod'
import { listTopicChanges, readChanges, type Change as ChangeView } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listThemes } from '../recommendations/index.ts'
import { listEditions } from '../reports/index.ts'
import { readStandings } from '../standings/index.ts'
import { TopicFilter } from '../topics/index.ts'
import { linksOf } from './addresses.ts'
import { Change, Edition, Figures } from './catalogue-shapes.ts'
import { countStandings } from './count-standings.ts'
import { readCursor, SEQ, writeCursor } from './cursor.ts'
import { operation, type Operation } from './operation.ts'
import { firstPage, pageQuery, pageShape } from './page-query.ts'
import { evidenceJson, positionJson, updateJson } from './represent.ts'

const ChangeQuery = pageQuery(Change).extend(TopicFilter.shape)
const EditionQuery = pageQuery(Edition)
const SeqParams = z.object({ seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) })
const SlugParams = z.object({ slug: z.string().max(200) })

/** What happened: public acts, report editions, and figures of how everything stands. */
export const eventOperations: readonly Operation[] = [
  operation<z.output<typeof ChangeQuery>>({
    id: 'listChanges',
    method: 'get',
    path: '/changes',
    tag: 'history',
    access: 'public',
    travels: true,
    query: ChangeQuery,
    list: Change,
    answer: { status: 200, shape: pageShape(Change) },
    example: { query: 'kind=agreement_recorded&fields=seq,kind,occurred_at,agreement&limit=2' },
    async handle({ ctx, query, asOf }) {
      const { limit, after, fields: _, ...filter } = query
      const [beforeSeq] = readCursor('changes', SEQ, after) ?? []
      const { changes, next } = await listTopicChanges(ctx, { stream: 'changes', filter }, { beforeSeq, limit }, asOf)
      return {
        body: { items: changes.map((change) => changeJson(ctx, change)) },
        next: next === null ? null : writeCursor('changes', [next]),
      }
    },
  }),
  operation<unknown, z.output<typeof SeqParams>>({
    id: 'readChange',
    method: 'get',
    path: '/changes/{seq}',
    tag: 'history',
    access: 'public',
    params: SeqParams,
    answer: { status: 200, shape: Change },
    example: { params: { seq: '0' } },
    async handle({ ctx, params }) {
      const [change] = await readChanges(ctx, [params.seq])
      if (!change) throw new NotFound('change')
      return { body: changeJson(ctx, change) }
    },
  }),
  operation({
    id: 'readFigures',
    method: 'get',
    path: '/figures',
    tag: 'history',
    access: 'public',
    travels: true,
    answer: { status: 200, shape: Figures },
    example: {},
    async handle({ ctx, asOf }) {
      const figures = countStandings(await readStandings(ctx, asOf), await listThemes(ctx))
      return { body: { ...figures, links: linksOf(ctx, '/figures', undefined, '') } }
    },
  }),
  operation<z.output<typeof EditionQuery>>({
    id: 'listEditions',
    method: 'get',
    path: '/editions',
    tag: 'reports',
    access: 'public',
    travels: true,
    query: EditionQuery,
    list: Edition,
    answer: { status: 200, shape: pageShape(Edition) },
    example: { query: 'limit=1' },
    async handle({ ctx, query, asOf }) {
      const [before = null] = readCursor('editions', SEQ, query.after) ?? []
      const rows = await ctx.db
        .selectFrom('editions')
        .select(['id', 'event_seq'])
        .$if(asOf !== null, (found) => found.where('issued_at', '<', asOf ?? new Date(0)))
        .$if(before !== null, (found) => found.where('event_seq', '<', before ?? 0))
        .orderBy('event_seq', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, next } = firstPage(rows, query.limit, ({ event_seq }) => writeCursor('editions', [event_seq]))
      const views = await listEditions(ctx, { ids: page.map(({ id }) => id) }, asOf)
      const items = page.flatMap(({ id, event_seq }) => {
        const view = views.find(({ seq }) => seq === event_seq)
        return view ? [editionJson(ctx, view, id)] : []
      })
      return { body: { items }, next }
    },
  }),
  operation<unknown, z.output<typeof SlugParams>>({
    id: 'readEdition',
    method: 'get',
    path: '/editions/{slug}',
    tag: 'reports',
    access: 'public',
    travels: true,
    params: SlugParams,
    answer: { status: 200, shape: Edition },
    async handle({ ctx, params, asOf }) {
      const [view] = await listEditions(ctx, { slug: params.slug }, asOf)
      const row = view && (await ctx.db.selectFrom('editions').select('id').where('slug', '=', view.slug).executeTakeFirst())
      if (!view || !row) throw new NotFound('edition')
      return { body: editionJson(ctx, view, row.id) }
    },
  }),
]

/** A public act with the addresses of what it tells of. */
export function changeJson(ctx: Context, change: ChangeView) {
  const { update, position, evidence, indicator } = change
  const reading = indicator?.reading
  return {
    ...change,
    update: update && updateJson(ctx, update),
    position: position && positionJson(ctx, position),
    evidence: evidence && evidenceJson(ctx, evidence),
    ...(indicator && reading
      ? { indicator: { ...indicator, reading: { ...reading, evidence: reading.evidence && evidenceJson(ctx, reading.evidence) } } }
      : {}),
    links: linksOf(ctx, `/changes/${change.seq}`),
  }
}

function editionJson(ctx: Context, view: Awaited<ReturnType<typeof listEditions>>[number], id: string) {
  const base = `${ctx.settings.publicUrl}/reports/${view.slug}`
  return {
    ...view,
    id,
    snapshot: { address: `${base}.json`, bytes: view.snapshotBytes, sha256: view.snapshotSha256 },
    files: view.files.map((file) => ({ ...file, address: `${base}.${file.language}.pdf` })),
    links: linksOf(ctx, `/editions/${view.slug}`, { kind: 'edition', id }, `/reports/${view.slug}`),
  }
}
