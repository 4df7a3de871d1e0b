import { ROLES, type PageContext, type PageFeed } from '../../templates/pages/layout.ts'
import { may } from '../kernel/permissions.ts'
import type { AsOf } from './as-of.ts'
import type { Request } from './environment.ts'

/** What every page needs besides its own view, from the request. `feeds` are announced beside the two that every page announces. */
export function pageOf(c: Request, asOf: AsOf = { instant: null, bound: null }, feeds: readonly PageFeed[] = []): PageContext {
  const { actor, settings, clock } = c.var.ctx
  const { words } = c.var
  const url = new URL(c.req.url)
  const role = ROLES.find((candidate) => candidate === actor?.role)
  return {
    words,
    path: url.pathname.slice(`/${words.language}`.length) + url.search,
    asOf: asOf.instant?.toISOString() ?? null,
    recordAt: (asOf.instant ?? clock.now()).toISOString(),
    timeZone: settings.timeZone,
    account: actor && role ? { name: actor.name, role, canReview: may(actor, 'reviewUpdate') } : null,
    singlePerson: settings.singlePerson,
    feeds: [
      ...feeds,
      atom(words.t('feeds.changes.title'), `/${words.language}/feeds/changes.atom`),
      atom(words.t('feeds.reports.title'), `/${words.language}/feeds/reports.atom`),
    ],
    origin: settings.publicUrl,
  }
}

export function atom(title: string, href: string): PageFeed {
  return { title, href, type: 'application/atom+xml' }
}
