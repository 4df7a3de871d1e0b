import { accepts } from 'hono/accepts'
import { PERMANENT_KINDS, permanentPath } from '../../../templates/pages/parts/links.ts'
import { tombstonePage, type TombstoneView } from '../../../templates/pages/tombstone.page.ts'
import { NotFound } from '../../kernel/errors.ts'
import { findPermanent } from '../../permanent/index.ts'
import { announceId } from './announce-id.ts'
import { parseAsOf, type AsOf } from '../as-of.ts'
import type { Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { requireUuid } from '../uuid-param.ts'

/**
 * Where a permanent address (`:kind`, `:id`) leads in the language of the request: to the page (303), or what is left of what went
 * (410, as page or problem+json). Throws NotFound for what is not on record or cannot be.
 */
export async function answerPermanent(c: Request): Promise<Response> {
  const kind = PERMANENT_KINDS.find((candidate) => candidate === c.req.param('kind'))
  if (kind === undefined) throw new NotFound('kind')
  const id = requireUuid((c.req.param('id') ?? '').toLowerCase())
  const asOf = parseAsOf(c.var.ctx, c.req.query('as_of'))
  const found = await findPermanent(c.var.ctx, kind, id, asOf.bound)
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Accept', { append: true })
  if (found.state === 'gone') return tombstone(c, found.tombstone, asOf)
  return c.redirect(`/${c.var.words.language}${travelled(found.path, c.req.query('as_of'))}`, 303)
}

function tombstone(c: Request, view: TombstoneView, asOf: AsOf): Response | Promise<Response> {
  const { words, ctx } = c.var
  const origin = ctx.settings.publicUrl
  announceId(c, view.kind, view.id)
  const supports = ['text/html', 'application/json', 'application/problem+json']
  if (accepts(c, { header: 'Accept', supports, default: 'text/html' }) === 'text/html') {
    const path = permanentPath(view.kind, view.id)
    return c.html(tombstonePage(view, { ...pageOf(c, asOf), path }), 410)
  }
  const { history, ...left } = view
  const problem = {
    type: `${origin}/api/problems#gone`,
    title: words.t(`record.gone.${view.act}`),
    status: 410,
    tombstone: {
      ...left,
      entry: `${origin}/${words.language}/log/${view.seq}`,
      proof: `${origin}/log/proof/${view.seq}`,
      history: history === null ? null : `${origin}/${words.language}${history}`,
    },
  }
  return c.body(JSON.stringify(problem), 410, { 'Content-Type': 'application/problem+json' })
}

/** The instant that was asked for goes along, before the anchor. */
function travelled(path: string, asOf: string | undefined): string {
  if (asOf === undefined || asOf === '') return path
  const [page = '', anchor] = path.split('#')
  return `${page}${page.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(asOf)}${anchor === undefined ? '' : `#${anchor}`}`
}
