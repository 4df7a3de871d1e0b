import { html } from 'hono/html'
import type { Words } from '../i18n/index.ts'
import { markup } from '../open-data/markup.ts'
import type { Html } from './page-context.ts'

/** A page of a mirror for an address that the site answers with another one: browsers go on by themselves. */
export function redirectPage(path: string, languages: readonly Words[]): string {
  const [first] = languages
  const page: Html = html`<!doctype html>
    <html lang="${first?.language ?? 'es'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="refresh" content="0; url=${path}" />
        <title>${first?.t('pages.site.name') ?? ''}</title>
      </head>
      <body>
        <main>
          ${languages.map(
            (words) => html`<p lang="${words.language}">${words.t('data.mirror.elsewhere')} <a href="${path}">${path}</a></p>`,
          )}
        </main>
      </body>
    </html>`
  return markup(page)
}
