import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { barePage } from '../../../templates/pages/bare.page.ts'
import { LINGER, unreadableProblem } from '../refuse-unreadable.ts'

type Headers = Readonly<Record<string, string>>

/** Pages of the refusals that a reader may meet, drawn once. */
const PAGES = new Map(
  LANGUAGES.flatMap((language) =>
    ([421, 429] as const).map((status): [string, string] => [`${language} ${status}`, barePage(status, words(language))]),
  ),
)

/** Answers what does not come in: a page of few words where pages live, else a problem (RFC 9457). A body that was announced is not read. */
export function refuseAtDoor(incoming: IncomingMessage, outgoing: ServerResponse, status: number, more: Headers = {}): void {
  const { method, url = '', headers } = incoming
  const page =
    PAGES.get(`${url.slice(1, 3)} ${status}`) ??
    (headers.accept?.includes('text/html') ? PAGES.get(`${LANGUAGES[0]} ${status}`) : undefined)
  const body = status === 308 ? '' : (page ?? unreadableProblem(status))
  const bringsBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  outgoing.writeHead(status, STATUS_CODES[status], {
    'Content-Type': page === undefined ? 'application/problem+json' : 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(page === undefined ? {} : { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }),
    ...(bringsBody || status === 400 ? { Connection: 'close' } : {}),
    ...more,
  })
  if (!bringsBody) return void outgoing.end(method === 'HEAD' ? undefined : body)
  outgoing.write(body)
  setTimeout(() => outgoing.end(), LINGER).unref()
}
