import type { Words } from '../i18n/index.ts'
import type { CitationChange } from './activity.ts'

/** What a citation names, in one line: one activity by its title, several or a search by how many they are. */
export function citedText(words: Words, { activities, query, found }: Pick<CitationChange, 'activities' | 'query' | 'found'>): string {
  const [only] = activities
  if (query !== null) return words.t('activities.cited.search', { n: found })
  if (only === undefined || activities.length > 1) return words.t('activities.count_of', { n: found })
  const title = only.title ?? words.t('activities.untitled')
  return only.year === null ? title : `${title} (${only.year})`
}
