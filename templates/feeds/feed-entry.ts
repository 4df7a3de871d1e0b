import type { Words } from '../i18n/index.ts'
import type { ChangeView } from '../view/change.ts'
import type { EditionView } from '../view/edition.ts'
import type { ThemeRef } from '../view/references.ts'
import { changeContent } from './change-content.ts'
import { changeTitle } from './change-title.ts'
import { editionEntry } from './edition-entry.ts'
import type { FeedCategory, FeedEntry } from './feed-view.ts'

export interface FeedChange extends ChangeView {
  /** Permanent id of the act, as stored. */
  readonly tag: string
  /** When a text that is shown with it was last redacted; null: never. */
  readonly redactedAt: string | null
  /** Theme of the recommendation that it is about. */
  readonly theme: ThemeRef | null
  /** For an edition that was issued. */
  readonly issued: EditionView | null
}

/**
 * One act as an entry. Its title is its own for ever: an edition's by its number, any other by its number in the log, since an
 * institution may be told the same thing twice. Addresses begin with `origin`.
 */
export function feedEntry(change: FeedChange, words: Words, origin: string): FeedEntry {
  const { seq, kind, issued } = change
  const path = pathOf(change)
  return {
    id: `${change.tag}/${words.language}`,
    published: ownInstant(change.occurredAt, seq),
    updated: ownInstant(change.redactedAt ?? change.occurredAt, seq),
    address: `${origin}/${words.language}${path}`,
    author: change.actor,
    categories: categoriesOf(change, words, origin),
    seq,
    kind,
    logAddress: `${origin}/${words.language}/log/${seq}`,
    ...(issued
      ? editionEntry(issued, words, origin)
      : {
          title: words.t('feeds.entry.numbered', { title: changeTitle(change, words), seq: String(seq) }),
          contentHtml: changeContent(change, words, origin),
          enclosure: null,
        }),
  }
}

/**
 * An instant (ISO 8601, milliseconds, UTC) with the act's number below the millisecond: a catalogue is loaded in one, readers sort by
 * `updated`, and no two entries of a feed may share it.
 */
function ownInstant(instant: string, seq: number): string {
  return instant.replace(/Z$/, `${String(seq % 1_000_000).padStart(6, '0')}Z`)
}

/** The page that says most of it; an act that has none is shown in the log. */
function pathOf(change: FeedChange): string {
  if (change.edition) return `/reports/${encodeURIComponent(change.edition.slug)}`
  const { recommendation, agreement, update, seq } = change
  if (recommendation) return `/recommendations/${encodeURIComponent(recommendation.code)}${update ? `#update-${update.id}` : ''}`
  return agreement ? `/agreements/${encodeURIComponent(agreement.slug)}` : `/log/${seq}`
}

function categoriesOf({ theme, institution, update }: FeedChange, words: Words, origin: string): FeedCategory[] {
  const site = `${origin}/${words.language}`
  const label = (name: ThemeRef['name']) => words.pick(name)?.text ?? ''
  return [
    ...(theme ? [{ name: 'theme', scheme: `${site}/themes`, term: theme.slug, label: label(theme.name) } as const] : []),
    ...(institution
      ? [{ name: 'institution', scheme: `${site}/institutions`, term: institution.slug, label: label(institution.name) } as const]
      : []),
    ...(update
      ? [
          {
            name: 'status',
            scheme: `${site}/methodology#status`,
            term: update.status,
            label: words.t(`terms.status.${update.status}`),
          } as const,
        ]
      : []),
  ]
}
