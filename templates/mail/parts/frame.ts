import { COLORS } from '../../charts/tokens.ts'
import type { Words } from '../../i18n/index.ts'
import type { Fragment } from './block.ts'
import { escapeXml as escaped } from '../../feeds/xml.ts'
import { DARK_MARKS } from './status-glyph.ts'

const SANS = `'Source Sans 3','Helvetica Neue',Helvetica,Arial,sans-serif`
const SERIF = `'Source Serif 4',Georgia,'Times New Roman',serif`

const STYLE = [
  `:root{color-scheme:light dark;supported-color-schemes:light dark}`,
  `body{margin:0;padding:20px 16px;background:#fbfaf6;color:${COLORS.ink};font:16px/1.5 ${SANS};-webkit-text-size-adjust:100%}`,
  `.page{max-width:600px;margin:0 auto;overflow-wrap:anywhere}`,
  `.head{margin:0 0 20px;padding:0 0 6px;border-bottom:2px solid ${COLORS.ink};font:600 20px/1.3 ${SERIF}}`,
  `.head a{color:inherit;text-decoration:none}`,
  `h1{margin:0 0 12px;font:600 24px/1.25 ${SERIF}}h2{margin:32px 0 12px;padding-top:8px;border-top:1px solid ${COLORS.ink};font:600 19px/1.3 ${SERIF}}`,
  `h3{margin:22px 0 4px;font:600 17px/1.35 ${SANS}}h4{margin:14px 0 2px;font:600 16px/1.4 ${SANS}}p,ul,blockquote{margin:0 0 12px}ul{padding-left:20px}li{margin:0 0 8px}p.l{margin:0 0 4px}`,
  `blockquote{padding-left:12px;border-left:3px solid ${COLORS.rule}}a{color:${COLORS.link}}h1 a,h3 a{color:inherit}`,
  `.q{color:${COLORS.soft};font-size:14px}.q a{color:${COLORS.soft}}.move{font-size:17px}.status{white-space:nowrap}.m{font:400 1.2em/1 'Segoe UI Symbol','Apple Symbols','Noto Sans Symbols2','DejaVu Sans',sans-serif}`,
  `.button{display:inline-block;padding:10px 18px;background:${COLORS.ink};color:#fff;text-decoration:none;font-weight:600}.address{font-size:14px;word-break:break-all}`,
  `.foot{margin-top:32px;padding-top:10px;border-top:1px solid ${COLORS.rule};color:${COLORS.soft};font-size:14px}.foot a{color:${COLORS.soft}}.foot code{font-size:12px;word-break:break-all}`,
  `@media (prefers-color-scheme:dark){body{background:#16161a!important;color:#ece9e0!important}.head,h2{border-color:#ece9e0!important}blockquote,.foot{border-color:#3a3942!important}`,
  `a{color:#9cc3ee!important}.head a,h1 a,h3 a{color:inherit!important}.q,.q a,.foot,.foot a{color:#b8b3a6!important}.button{background:#ece9e0!important;color:#1b1a17!important}${DARK_MARKS}}`,
].join('\n')

export interface Framed {
  readonly subject: string
  readonly body: Fragment
  /** Said last and smaller. */
  readonly foot: Fragment
}

/** A whole mail around its body: name of the site above, foot and signature below. Nothing in it is loaded from anywhere. */
export function frame({ subject, body, foot }: Framed, words: Words, origin: string): Fragment {
  const name = words.t('pages.site.name')
  const tagline = words.t('pages.site.tagline')
  const home = `${origin}/${words.language}`
  return {
    text: `${body.text}${foot.text}-- \n${name}, ${tagline}\n${home}\n`,
    html: `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<div class="page">
<p class="head"><a href="${escaped(home)}">${escaped(name)}</a></p>
${body.html}<div class="foot">
${foot.html}<p>${escaped(name)}, ${escaped(tagline)}<br><a href="${escaped(home)}">${escaped(home)}</a></p>
</div>
</div>
</body>
</html>
`,
  }
}
