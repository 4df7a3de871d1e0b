import { request as insecure } from 'node:http'
import { request as secure } from 'node:https'

const PATIENCE = 10_000

interface PurgeRequest {
  /** As it is configured: where a cache is told. */
  readonly url: string
  readonly method: string
  readonly token: string | undefined
  readonly agent: string
  /** Whole public addresses; several only for POST. */
  readonly addresses: readonly string[]
}

/**
 * Tells one cache to forget addresses. Null: it did, or had none; else in short what was wrong, without anything that it wrote.
 * With `{url}` in the configured address each public address goes in its place. With POST they go as `{"files": […]}`, as Cloudflare
 * takes them. Otherwise the request is for the path of the public address at the cache, under the site's own Host, as Varnish, nginx and
 * Fastly take it. No redirect is followed. Its operator chose the address, so that one inside the network is as good.
 */
export function sendPurge({ url, method, token, agent, addresses }: PurgeRequest): Promise<string | null> {
  const [first = ''] = addresses
  const own = new URL(first)
  const named = url.includes('{url}')
  const body = method === 'POST' && !named ? JSON.stringify({ files: addresses }) : null
  const target = new URL(named ? url.replaceAll('{url}', encodeURIComponent(first)) : url)
  const path = named || body !== null ? target.pathname + target.search : target.pathname.replace(/\/$/, '') + own.pathname + own.search
  const headers = {
    'user-agent': agent,
    host: named || body !== null ? target.host : own.host,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  }
  return new Promise((resolve) => {
    const send = target.protocol === 'https:' ? secure : insecure
    const asked = send(
      { host: target.hostname, port: target.port, path, method, headers, signal: AbortSignal.timeout(PATIENCE) },
      (answer) => {
        const { statusCode = 0 } = answer
        answer.resume()
        const done = (statusCode >= 200 && statusCode < 300) || statusCode === 404 || statusCode === 412
        resolve(done ? null : `status ${statusCode}`)
      },
    )
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.name === 'AbortError' ? 'no answer in time' : (error.code ?? 'no connection')),
    )
    asked.end(body ?? undefined)
  })
}
