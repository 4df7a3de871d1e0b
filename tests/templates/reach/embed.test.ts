import { expect, it } from 'vitest'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { embedPage } from '../../../templates/pages/embed.page.ts'
import { embedSnippets } from '../../../templates/pages/parts/embed-snippets.ts'
import { missingPanel, panelPage } from '../../../templates/reach/panel.page.ts'
import type { StandingView } from '../../../templates/reach/standing.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import { samplePage } from '../pages/sample.ts'

const NAME = '"><script>alert(1)</script> [x](javascript:alert(1)) & «Perú»'
const view: StandingView = {
  kind: 'institutions',
  id: 'congreso',
  name: { es: NAME, en: NAME },
  overall: null,
  withdrawn: false,
  counts: STATUSES.map((status) => ({ status, count: 1 })),
  assessed: 7,
  total: 8,
  parts: [],
  recordOn: '2026-11-20',
  asOf: '2026-11-20T12:00:00.000Z',
  origin: 'https://vigia.example',
}

it.each(LANGUAGES)('whatever a name holds, page, panel and code in %s stay what they are', async (language) => {
  const page = samplePage(language, { path: '/embed/institutions/congreso', asOf: view.asOf })
  for (const document of [embedPage(view, page), panelPage(view, words(language), 'auto'), missingPanel(view.origin, words(language))]) {
    const text = (await document).toString()
    expect(text).not.toMatch(/<script|javascript:alert\(1\)"/)
    expect(text.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  }
  const snippets = embedSnippets(view, words(language))
  for (const code of [snippets.badgeHtml, snippets.panelHtml, snippets.panelPicture]) {
    expect(code.match(/<[a-z]+/g)?.join('')).toMatch(/^(?:<a<img|<iframe)$/)
    expect(code).toContain('?as_of=2026-11-20T12%3A00%3A00.000Z"')
  }
  expect(snippets.badgeMarkdown.match(/(?<!\\)\]\(/g)).toHaveLength(2)
})
