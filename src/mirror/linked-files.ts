import { isMirrored } from './mirror-address.ts'

/** Paths of the site that a sitemap or a feed names: its parts, pages and archives. Addresses with a query are nobody's file. */
export function linkedFiles(text: string, origin: string): readonly string[] {
  const found = [...text.matchAll(/<loc>([^<]+)<\/loc>|<(?:atom:)?link\b[^>]*\bhref="([^"]+)"/g)].map(([, loc, href]) => loc ?? href ?? '')
  return found.flatMap((address) => {
    const plain = address.replaceAll('&amp;', '&')
    const path = plain.startsWith(`${origin}/`) ? plain.slice(origin.length) : null
    return path !== null && !path.includes('?') && isMirrored(path.replace(/#.*$/, '')) ? [path.replace(/#.*$/, '')] : []
  })
}
