import { raw } from 'hono/html'
import type { Html } from '../pages/page-context.ts'

/** What a page is about for search engines (schema.org), as an object without its context. */
export type StructuredData = Readonly<Record<string, unknown>>

/**
 * JSON-LD in the page. A block of this type is data and no script, so that the content security policy, which allows no script,
 * lets it stand; `<` is escaped, so that no text can end it.
 */
export function structuredData(data: StructuredData): Html {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return raw(`<script type="application/ld+json">${json}</script>`)
}
