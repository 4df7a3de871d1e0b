import { html } from 'hono/html'
import type { PublicCapture } from '../evidence.page.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { kilobytes } from './evidence.ts'
import { instantTime } from './time.ts'

/** What an address answered when the record looked: when, what, how much, and the digest of it. */
export function captureLine(page: PageContext, { at, outcome, mediaType, bytes, sha256 }: PublicCapture): Html {
  const { words } = page
  return html`${dotted([
    instantTime(page, at),
    words.t(`evidence.outcome.${outcome}`),
    mediaType ?? '',
    bytes === null ? '' : words.t('pages.bytes', { kb: kilobytes(bytes) }),
  ])}
  ${sha256 === null ? '' : html`<code class="digest">sha256 ${sha256}</code>`}`
}
