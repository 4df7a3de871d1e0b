import { parseTopicKey, type Topic } from '../topics/index.ts'

/**
 * The topic of a typed text: its key, or an address of this site that shows it (the list with its filters, a feed, a page to
 * subscribe). Null when it names none.
 */
export function typedTopic(text: string, publicUrl: string): Topic | null {
  if (!/^(https?:\/)?\//.test(text)) return parseTopicKey(text)
  if (!URL.canParse(text, publicUrl)) return null
  const url = new URL(text, publicUrl)
  if (url.host !== new URL(publicUrl).host) return null
  const [, , section = '', ...rest] = url.pathname.split('/')
  if (section === 'recommendations' && rest.length === 0) return parseTopicKey(`changes${url.search}`)
  if (section === 'subscribe') return parseTopicKey(url.searchParams.get('topic') ?? '')
  const [, stream] = /^(changes|corrections|reports)\.(?:atom|rss|json)$/.exec(rest.join('/')) ?? []
  return section === 'feeds' && stream !== undefined ? parseTopicKey(stream + url.search) : null
}
