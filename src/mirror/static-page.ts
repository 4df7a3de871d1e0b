import { resolveLink } from './mirror-address.ts'

export interface StaticPage {
  readonly html: string
  /** Paths, with query, of the site that the page needs. */
  readonly wants: readonly string[]
}

export interface StaticParts {
  readonly language: string
  readonly origin: string
  /** Markup: stands above the content of each page. */
  readonly banner: string
  /** Markup that stands in place of a form; its action is told. */
  readonly inPlaceOfForm: (action: string) => string
}

/**
 * A page of the site as a file: links lead to files, forms are replaced by a sentence, the way to other instants is left out, feeds
 * of a filter are not announced. The markup is the site's own, with quoted and escaped attributes.
 */
export function staticPage(page: string, parts: StaticParts): StaticPage {
  const wants = new Set<string>()
  const link = (href: string) => {
    const resolved = resolveLink(href.replaceAll('&amp;', '&'), parts.language)
    if (resolved.wants !== null) wants.add(resolved.wants)
    return resolved.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  }
  const html = page
    .replaceAll(/<details class="travel">[^]*?<\/details>/g, '')
    .replaceAll(/<form\b([^>]*)>[^]*?<\/form>/g, (_, attributes: string) =>
      parts.inPlaceOfForm(/\saction="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    )
    .replaceAll(/<link\b[^>]*\srel="alternate"[^>]*\shref="\/[^"]*\?[^"]*"[^>]*>\s*/g, '')
    .replaceAll(
      /(<(?:a|link|area|use|image)\b[^>]*?\shref=")([^"]*)(")/g,
      (_, before: string, href: string, after: string) => before + link(href) + after,
    )
    .replaceAll(
      /(<(?:img|iframe|source|script)\b[^>]*?\ssrc=")([^"]*)(")/g,
      (_, before: string, href: string, after: string) => before + link(href) + after,
    )
    .replace(/(<main\b)/, `${parts.banner}$1`)
  for (const [, content = ''] of page.matchAll(/<meta\b[^>]*\scontent="([^"]*)"/g)) {
    if (content.startsWith(`${parts.origin}/`)) link(content.slice(parts.origin.length))
  }
  return { html, wants: [...wants] }
}
