import type { Words } from '../../i18n/index.ts'
import { BADGE_HEIGHT } from '../../reach/badge.ts'
import { panelFrameHeight } from '../../reach/panel-frame-height.ts'
import { PANEL_WIDTH } from '../../reach/panel.picture.ts'
import type { StandingView } from '../../reach/standing.ts'
import { standingAddress, standingName } from '../../reach/standing-words.ts'

export interface EmbedSnippets {
  readonly badgePath: string
  readonly panelPath: string
  readonly badgeHtml: string
  readonly badgeMarkdown: string
  readonly panelHtml: string
  readonly panelPicture: string
}

/**
 * What somebody copies to show a badge or a panel, with whole addresses; `as_of` goes along for a page that was asked for the past.
 * Of a picture one side is given, and its text names no status: what it says changes where it was copied to.
 */
export function embedSnippets(view: StandingView, words: Words): EmbedSnippets {
  const { kind, id, origin, asOf } = view
  const travelled = asOf === null ? '' : `?as_of=${encodeURIComponent(asOf)}`
  const thing = `${kind}/${encodeURIComponent(id)}`
  const badgePath = `/${words.language}/badges/${thing}.svg${travelled}`
  const panelPath = `/${words.language}/panels/${thing}${travelled}`
  const address = standingAddress(view, words)
  const said = words.t('reach.embed.alternative', { name: standingName(view, words) })
  const picture = (path: string, size: string) =>
    `<a href="${attribute(address)}"><img src="${attribute(origin + path)}" alt="${attribute(said)}" ${size}></a>`
  return {
    badgePath,
    panelPath,
    badgeHtml: picture(badgePath, `height="${BADGE_HEIGHT}"`),
    badgeMarkdown: `[![${said.replaceAll(/[[\]\\]/g, '\\$&')}](${origin}${badgePath})](${address})`,
    panelHtml: `<iframe src="${attribute(origin + panelPath)}" title="${attribute(said)}" width="${PANEL_WIDTH}" height="${panelFrameHeight(view, words)}" loading="lazy" style="border:0;max-width:100%"></iframe>`,
    panelPicture: picture(`/${words.language}/panels/${thing}.svg${travelled}`, `width="${PANEL_WIDTH}"`),
  }
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
