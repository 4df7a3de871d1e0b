import { FEED_TYPES } from '../../templates/feeds/feed-view.ts'
import { topicAddresses } from '../../templates/follow/topic-addresses.ts'
import { topicTitle } from '../../templates/follow/topic-title.ts'
import type { Words } from '../../templates/i18n/index.ts'
import { ROLES, type PageContext, type PageFeed } from '../../templates/pages/layout.ts'
import type { Stream, TopicView } from '../../templates/view/topic.ts'
import type { Localized } from '../../templates/view/text.ts'
import { may } from '../kernel/permissions.ts'
import type { AsOf } from './as-of.ts'
import type { Request } from './environment.ts'

/** What every page needs besides its own view, from the request. `topic`: what its reader may want to follow. */
export function pageOf(c: Request, asOf: AsOf = { instant: null, bound: null }, topic: TopicView | null = null): PageContext {
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
    contact: settings.contact,
    feeds: announced(topic, words),
    topic,
    origin: settings.publicUrl,
  }
}

/** Everything that one stream tells. */
export function everything(stream: Stream): TopicView {
  return { stream, query: '', filters: [] }
}

/** Everything that changes about one thing. */
export function aboutOne(
  name: 'recommendation' | 'theme' | 'institution' | 'agreement' | 'concern' | 'standard',
  value: string,
  label: Localized,
): TopicView {
  return { stream: 'changes', query: new URLSearchParams({ [name]: value }).toString(), filters: [{ name, value, label }] }
}

/** The topic's feeds in all formats, then the site's. */
function announced(topic: TopicView | null, words: Words): readonly PageFeed[] {
  const feeds = [...(topic === null ? [] : [topic]), everything('changes'), everything('reports')].flatMap((each) => {
    const title =
      each.query === '' ? words.t(`feeds.${each.stream}.title`) : words.t('feeds.topic.title', { topic: topicTitle(each, words) })
    return topicAddresses(each, words.language).feeds.map(({ format, path }) => ({
      title: words.t('follow.button.feed', { topic: title, format: FORMATS[format] }),
      href: path,
      type: FEED_TYPES[format],
    }))
  })
  return [...new Map(feeds.map((feed) => [feed.href, feed])).values()]
}

const FORMATS = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' } as const
