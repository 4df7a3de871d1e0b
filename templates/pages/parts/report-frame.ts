import type { EditionView, ReportSnapshot } from '../../view/edition.ts'
import type { PageContext } from '../page-context.ts'
import { ownPath, recommendationPath } from './links.ts'

/** More recommendations than this do not stand on the edition's own page but on those of their themes, as many on each. */
export const BLOCKS_A_PAGE = 40
/** With more than this the edition's page does not name each recommendation: the pages of the themes do. */
export const MOST_NAMED = 2000

/** What every part of an edition's page gets. */
export interface ReportFrame {
  /** Speaks of the edition's instant: links lead to the record as it stood then, and to nothing that only people with an account may do. */
  readonly page: PageContext
  readonly edition: EditionView
  readonly snapshot: ReportSnapshot
  /** Path of the edition's page. */
  readonly here: string
  /** The blocks stand on the pages of their themes. */
  readonly paged: boolean
  /** Path of a recommendation's block; where the edition has none, of the recommendation as it stood then. */
  block(code: string): string
}

export function reportFrame(page: PageContext, edition: EditionView, snapshot: ReportSnapshot): ReportFrame {
  const { asOf, timeZone } = snapshot.edition
  const before = new Date(Date.parse(asOf) - 1).toISOString()
  const frozen = { ...page, asOf: before, recordAt: asOf, timeZone, account: null }
  const here = ownPath(page, `/reports/${encodeURIComponent(edition.slug)}`)
  const paged = snapshot.recommendations.length > BLOCKS_A_PAGE
  const places = new Map<string, string>()
  const inTheme = new Map<string, number>()
  for (const { code, theme } of snapshot.recommendations) {
    const position = inTheme.get(theme.slug) ?? 0
    inTheme.set(theme.slug, position + 1)
    const where = paged ? themePartPath(here, theme.slug, Math.floor(position / BLOCKS_A_PAGE) + 1) : here
    places.set(code, `${where}#${encodeURIComponent(code)}`)
  }
  const known = snapshot.length === 'brief' ? new Map<string, string>() : places
  return { page: frozen, edition, snapshot, here, paged, block: (code) => known.get(code) ?? recommendationPath(frozen, code) }
}

/** Path of one page of a theme's blocks. */
export function themePartPath(here: string, theme: string, part: number): string {
  return `${here}/themes/${encodeURIComponent(theme)}${part > 1 ? `?part=${part}` : ''}`
}
