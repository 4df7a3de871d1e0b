import { html, raw } from 'hono/html'
import type { Words } from '../i18n/index.ts'
import { COLORS } from '../charts/tokens.ts'

export interface MailView {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The one thing to press, with its whole address. */
  readonly button: { readonly text: string; readonly href: string } | null
  /** Said last and smaller. */
  readonly footnotes: readonly string[]
}

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
}

/** A message as plain text and as HTML from one view: no picture, nothing to load, every address readable. */
export function mail(view: MailView, words: Words, origin: string): Mail {
  return { subject: view.subject, text: plain(view, words, origin), html: marked(view, words, origin), language: words.language }
}

function plain(view: MailView, words: Words, origin: string): string {
  const button = view.button === null ? [] : [`${view.button.text}:\n${view.button.href}`]
  const signature = `-- \n${words.t('pages.site.name')}, ${words.t('pages.site.tagline')}\n${origin}/${words.language}`
  return `${[...view.paragraphs, ...button, ...view.footnotes, signature].join('\n\n')}\n`
}

function marked(view: MailView, words: Words, origin: string): string {
  const sans = "font-family: 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
  const serif = "font-family: 'Source Serif 4', Georgia, serif"
  const page = html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.subject}</title>
      </head>
      <body
        style="margin: 0; padding: 24px 16px; background: ${COLORS.paper}; color: ${COLORS.ink}; ${raw(sans)}; font-size: 16px; line-height: 1.5"
      >
        <div style="max-width: 560px; margin: 0 auto">
          <p
            style="margin: 0 0 20px; padding-bottom: 8px; border-bottom: 2px solid ${COLORS.ink}; ${raw(serif)}; font-size: 20px; font-weight: 600"
          >
            ${words.t('pages.site.name')}
          </p>
          ${view.paragraphs.map((text) => html`<p style="margin: 0 0 16px">${text}</p>`)}
          ${
            view.button === null
              ? ''
              : html`<p style="margin: 24px 0">
                    <a
                      href="${view.button.href}"
                      style="display: inline-block; padding: 10px 18px; background: ${COLORS.ink}; color: #ffffff; text-decoration: none; font-weight: 600"
                      >${view.button.text}</a
                    >
                  </p>
                  <p style="margin: 0 0 16px; font-size: 14px; word-break: break-all">${view.button.href}</p>`
          }
          ${view.footnotes.map((text) => html`<p style="margin: 0 0 12px; color: ${COLORS.soft}; font-size: 14px">${text}</p>`)}
          <p style="margin: 24px 0 0; padding-top: 8px; border-top: 1px solid ${COLORS.rule}; color: ${COLORS.soft}; font-size: 14px">
            ${words.t('pages.site.name')}, ${words.t('pages.site.tagline')}<br /><a
              href="${origin}/${words.language}"
              style="color: ${COLORS.soft}"
              >${origin}/${words.language}</a
            >
          </p>
        </div>
      </body>
    </html>`
  if (page instanceof Promise) throw new Error('a mail has nothing to wait for')
  return page.toString()
}
