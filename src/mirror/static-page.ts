import { resolveLink, type Bearings } from './mirror-address.ts'

export interface StaticPage {
  readonly html: string
  /** Paths, with query, of the site that the page needs. */
  readonly wants: readonly string[]
}

export interface StaticParts extends Bearings {
  /** Markup: stands above the content of each page. */
  readonly banner: string
  /** Markup that stands in place of a form; its action is told. */
  readonly inPlaceOfForm: (action: string) => string
}

/**
 * A page of the site as a file: links lead to files, or to the site and say so (`data-origin`, which the style sheet marks), forms
 * are replaced by a sentence, the way to other instants is left out, feeds of a filter are not announced. The markup is the site's
 * own, with quoted and escaped attributes.
 */
export function staticPage(page: string, parts: StaticParts): StaticPage {
  const wants = new Set<string>()
  const link = (href: string) => {
    const resolved = resolveLink(href.replaceAll('&amp;', '&'), parts)
    if (resolved.wants !== null) wants.add(resolved.wants)
    return { live: resolved.live, href: resolved.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;') }
  }
  const html = page
    .replaceAll(/<details class="travel">[^]*?<\/details>/g, '')
    .replaceAll(/<form\b([^>]*)>[^]*?<\/form>/g, (_, attributes: string) =>
      parts.inPlaceOfForm(/\saction="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    )
    .replaceAll(/<link\b[^>]*\srel="alternate"[^>]*\shref="\/[^"]*\?[^"]*"[^>]*>\s*/g, '')
    .replaceAll(/(<a\b)([^>]*?\shref=")([^"]*)(")/g, (_, tag: string, before: string, address: string, after: string) => {
      const { live, href } = link(address)
      return `${tag}${live ? ' data-origin' : ''}${before}${href}${after}`
    })
    .replaceAll(
      /(<(?:(?:link|area|use|image)\b[^>]*?\shref|(?:img|iframe|source|script)\b[^>]*?\ssrc)=")([^"]*)(")/g,
      (_, before: string, address: string, after: string) => before + link(address).href + after,
    )
    .replace(/<main\b[^>]*>/, (main) => main + parts.banner)
  for (const [, content = ''] of page.matchAll(/<meta\b[^>]*\scontent="([^"]*)"/g)) {
    if (content.startsWith(`${parts.origin}/`)) link(content.slice(parts.origin.length))
  }
  return { html, wants: [...wants] }
}
