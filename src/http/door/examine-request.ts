import type { IncomingMessage } from 'node:http'
import { LANGUAGES } from '../../../templates/i18n/index.ts'

interface Examined {
  readonly isOwn: (host: string) => boolean
  /** What a trusted proxy says the client spoke; null: nothing is known, or it does not matter. */
  readonly scheme: 'http' | 'https' | null
  readonly publicUrl: string | undefined
  readonly bodyBytes: number
}

interface Refusal {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/healthz/connection', '/readyz', '/metrics'])

/** Where forms lead: what they bring has a bound of its own there, and a page that says so. */
/** Programs: one that comes by http has shown its key on the way, and would never learn it from a redirect (ASVS 5.0, 4.1.2). */
const API = /^\/api\/v\d/
const FORM = new RegExp(`^/(?:${LANGUAGES.join('|')})/`)

/** What a supervisor or Prometheus asks, by whatever name it knows the machine. */
export function isProbe(url: string): boolean {
  const query = url.indexOf('?')
  return PROBES.has(query < 0 ? url : url.slice(0, query))
}

/**
 * Why a request is not for this site as it stands; null: it is. A target with scheme and host (RFC 9112 section 3.2.2) becomes the
 * path that it means, and its host the request's.
 */
export function examineRequest(incoming: IncomingMessage, { isOwn, scheme, publicUrl, bodyBytes }: Examined): Refusal | null {
  const { headers, httpVersion, method, url = '' } = incoming
  if (httpVersion === '1.1' && headers.host === undefined) return { status: 400 }
  if (!url.startsWith('/') && !(url === '*' && method === 'OPTIONS')) {
    const target = URL.parse(url)
    if (target === null || !/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') return { status: 400 }
    headers.host = target.host
    incoming.url = target.pathname + target.search
  }
  if (Number(headers['content-length'] ?? 0) > bodyBytes && !(method === 'POST' && FORM.test(incoming.url ?? ''))) return { status: 413 }
  if (isProbe(incoming.url ?? '')) return null
  if (headers.host !== undefined && !isOwn(headers.host)) return { status: 421 }
  if (scheme === 'http' && publicUrl !== undefined && API.test(incoming.url ?? '')) return { status: 403 }
  if (scheme === 'http' && publicUrl !== undefined)
    return { status: 308, headers: { Location: new URL(publicUrl).origin + (incoming.url === '*' ? '/' : incoming.url) } }
  return null
}
