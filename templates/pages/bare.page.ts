import { escapeXml as escaped } from '../feeds/xml.ts'
import type { Words } from '../i18n/index.ts'

/** A whole document of a heading and a sentence, which needs nothing else from the server: for who asks too much of it, or asks the wrong one. */
export function barePage(status: 421 | 429, words: Words): string {
  const title = escaped(words.t(`pages.error.${status}.title`))
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${escaped(words.t('pages.site.name'))}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escaped(words.t(`pages.error.${status}.text`))}</p>
</main>
</body>
</html>
`
}
