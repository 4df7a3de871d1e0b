import type { FeedFormat } from '../../templates/feeds/feed-view.ts'
import { LANGUAGES } from '../../templates/i18n/index.ts'

/** Every kind of feed that a record with every act has: paths below `/{language}/feeds/` without ending, and queries. */
const KINDS: readonly (readonly [path: string, query?: string])[] = [
  ['changes'],
  ['corrections'],
  ['reports'],
  ['recommendations/REC-02'],
  ['recommendations/REC-13'],
  ['themes/oversight'],
  ['institutions/congreso-de-la-republica'],
  ['institutions/us-southern-command'],
  ['agreements/at-01-2026'],
  ['changes', 'country=PE'],
  ['changes', 'theme=oversight&status=implemented&country=PE'],
  ['changes', 'q=organizaci%C3%B3n+%26+%C2%AB%C3%B1%C2%BB'],
  ['changes', 'status=substantial'],
  ['corrections', 'kind=update_corrected'],
  ['changes', 'before=60'],
]

/** Whole addresses of the feeds of every kind in these formats, in all languages; archives of these months (`2026-10`). */
export function feedAddresses(origin: string, formats: readonly FeedFormat[], months: readonly string[]): readonly string[] {
  const archives = months.flatMap((month) => [[`changes/${month}`], [`themes/oversight/${month}`]] as const)
  return LANGUAGES.flatMap((language) =>
    [...KINDS, ...archives].flatMap(([path, query]) =>
      formats.map((format) => `${origin}/${language}/feeds/${path}.${format}${query === undefined ? '' : `?${query}`}`),
    ),
  )
}
