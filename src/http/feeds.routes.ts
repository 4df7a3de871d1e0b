import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { asset } from '../../templates/assets/index.ts'
import { atomFeed, type FeedEntry, type FeedView } from '../../templates/feeds/atom.feed.ts'
import { changeContent } from '../../templates/feeds/change-content.ts'
import { changeTitle } from '../../templates/feeds/change-title.ts'
import { editionEntry } from '../../templates/feeds/edition-entry.ts'
import { CORRECTION_KINDS } from '../../templates/pages/correction-list.page.ts'
import type { EditionView } from '../../templates/view/edition.ts'
import { listChanges, type ChangeFilter, type ChangePage } from '../changes/index.ts'
import { listEditions } from '../reports/index.ts'
import { parse } from '../kernel/parse.ts'
import { isFresh } from './conditional.ts'
import type { Environment, Request } from './environment.ts'
import { ChangeQuery, CorrectionQuery } from './queries.ts'

const PAGE = 50

/** `/{language}/feeds/changes.atom` (with the list's filters), `/{language}/feeds/corrections.atom` and `/{language}/feeds/reports.atom`. */
export const feedRoutes = new Hono<Environment>()
  .get('/changes.atom', async (c) => {
    const { before, ...query } = parse(ChangeQuery, c.req.query())
    const filter: ChangeFilter = {
      ...(query.recommendation === undefined ? {} : { recommendation: query.recommendation }),
      ...(query.theme === undefined ? {} : { theme: query.theme }),
      ...(query.institution === undefined ? {} : { institution: query.institution }),
    }
    const page = await listChanges(c.var.ctx, { ...filter, ...(before === undefined ? {} : { beforeSeq: before }) }, PAGE)
    return answer(c, 'changes', page.next, await changeEntries(c, page))
  })
  .get('/corrections.atom', async (c) => {
    const { kind, before } = parse(CorrectionQuery, c.req.query())
    const kinds = kind === undefined ? CORRECTION_KINDS : [kind]
    const page = await listChanges(c.var.ctx, { kinds, ...(before === undefined ? {} : { beforeSeq: before }) }, PAGE)
    return answer(c, 'corrections', page.next, await changeEntries(c, page))
  })
  .get('/reports.atom', async (c) => {
    const { before } = parse(ChangeQuery, c.req.query())
    const page = await listChanges(c.var.ctx, { kinds: ['edition_issued'], ...(before === undefined ? {} : { beforeSeq: before }) }, PAGE)
    const editions = await editionsOf(c, page)
    const { words } = c.var
    const entries = page.changes.flatMap((change): FeedEntry[] => {
      const edition = change.edition && editions.get(change.edition.slug)
      return edition ? [{ ...entryFacts(change, words.language), ...editionEntry(edition, words, c.var.ctx.settings.publicUrl) }] : []
    })
    return answer(c, 'reports', page.next, entries)
  })

async function changeEntries(c: Request, page: ChangePage): Promise<FeedEntry[]> {
  const { words } = c.var
  const origin = c.var.ctx.settings.publicUrl
  const editions = await editionsOf(c, page)
  return page.changes.map((change) => {
    const facts = entryFacts(change, words.language)
    const edition = change.edition && editions.get(change.edition.slug)
    if (edition) return { ...facts, ...editionEntry(edition, words, origin) }
    const path = change.recommendation
      ? `/recommendations/${change.recommendation.code}`
      : change.agreement
        ? `/agreements/${change.agreement.slug}`
        : '/changes'
    const address = `${origin}/${words.language}${path}`
    return { ...facts, title: changeTitle(change, words), address, contentHtml: changeContent(change, words), enclosure: null }
  })
}

async function editionsOf(c: Request, page: ChangePage): Promise<ReadonlyMap<string, EditionView>> {
  if (page.changes.every((change) => change.edition === null)) return new Map()
  return new Map((await listEditions(c.var.ctx, {}, null)).map((edition) => [edition.slug, edition]))
}

function entryFacts(change: ChangePage['changes'][number], language: string): Pick<FeedEntry, 'id' | 'published' | 'updated' | 'author'> {
  return {
    id: `${change.tag}/${language}`,
    published: change.occurredAt,
    updated: change.redactedAt ?? change.occurredAt,
    author: change.actor,
  }
}

function answer(
  c: Request,
  kind: 'changes' | 'corrections' | 'reports',
  next: number | null,
  entries: readonly FeedEntry[],
): Response | Promise<Response> {
  const { words, ctx } = c.var
  const origin = ctx.settings.publicUrl
  const url = new URL(c.req.url)
  const query = new URLSearchParams(url.search)
  if (next !== null) query.set('before', String(next))
  const self = `${origin}${url.pathname}`
  const updated =
    entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1) ?? new Date(0).toISOString()
  const view: FeedView = {
    id: `${self}${url.search}`,
    language: words.language,
    title: words.t(`feeds.${kind}.title`),
    subtitle: words.t(`feeds.${kind}.subtitle`),
    rights: words.t('feeds.rights'),
    selfAddress: `${self}${url.search}`,
    pageAddress: `${origin}/${words.language}/${kind}`,
    iconAddress: `${origin}${asset('icon.svg')}`,
    nextAddress: next === null ? null : `${self}?${query.toString()}`,
    updated,
    entries,
  }
  const body = atomFeed(view)
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  c.header('Link', `<${view.selfAddress}>; rel="self"`)
  if (isFresh(c, { etag, lastModified: new Date(updated), cacheControl: 'public, max-age=300' })) return c.body(null, 304)
  return c.body(body, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
}
