import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { withCopyNotice } from '../../../templates/pages/parts/copy-notice.ts'
import type { KeptPage, PageAnswer } from './page-memory.ts'

/** What is true of a page only while the record can be asked. */
const OF_THE_PAGE = new Set(['etag', 'cache-control'])

/** A page that was kept, told as the copy that it is: it says of when, and no cache keeps it as if it were new. */
export async function copyOf(
  page: KeptPage,
  asked: { readonly path: string; readonly now: Date; readonly cacheControl: string },
): Promise<PageAnswer> {
  const { body } = await page.answer(null)
  const language = LANGUAGES.find((known) => asked.path.split('/')[1] === known) ?? LANGUAGES[0] ?? 'es'
  const html = await withCopyNotice(String(body), words(language), new Date(page.made).toISOString())
  const { headers } = page.notModified
  const lasting = headers.flatMap((name, at) => (at % 2 === 0 && !OF_THE_PAGE.has(name.toLowerCase()) ? [name, headers[at + 1] ?? ''] : []))
  return { status: 200, headers: [...lasting, ...copyHeaders(page.made, asked.now, asked.cacheControl)], body: Buffer.from(html) }
}

/** Names and values by turns: how old a copy is (RFC 9111 section 5.1), and that it could not be checked (RFC 7234 section 5.5.2). */
export function copyHeaders(made: number, now: Date, cacheControl: string): readonly string[] {
  const age = Math.max(0, Math.round((now.getTime() - made) / 1_000))
  return ['Cache-Control', cacheControl, 'Age', String(age), 'Warning', '111 - "Revalidation Failed"']
}
