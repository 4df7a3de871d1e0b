import { createHash } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import type { FetchedLink, FetchLink } from '../kernel/link-fetcher.ts'
import { addressFault } from '../kernel/public-address.ts'

export interface LinkFetcherOptions {
  /** Hosts inside that may be reached all the same (IP addresses); empty but in tests. */
  readonly allowed?: readonly string[]
  /** Ports beside the usual ones; empty but in tests. */
  readonly ports?: readonly number[]
  /** How names are looked up; the system's way but in tests. What comes out is checked all the same. */
  readonly lookup?: LookupFunction
  readonly maxBytes?: number
  /** For one address with all its redirects. */
  readonly milliseconds?: number
}

const REDIRECTS = 5
/** The server is there and keeps this page from a program: no sign that the page is gone. */
const WITHHELD = new Set([401, 402, 403, 405, 406, 407, 408, 425, 429, 451])
/** Nothing was learned about the address. */
const OWN_TROUBLE = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EMFILE', 'ENFILE'])

type Hop = { readonly to: string } | { readonly answer: FetchedLink }

/** Opens a fetcher that sees the public web only, by no proxy, keeps no cookie and says who asks. `close` ends what is under way. */
export function openLinkFetcher(publicUrl: string, options: LinkFetcherOptions = {}): { readonly fetchLink: FetchLink; close(): void } {
  const filter = {
    allowIPAddressList: [...(options.allowed ?? [])],
    keepAlive: false,
    maxSockets: 4,
    ...(options.lookup ? { lookup: options.lookup } : {}),
  }
  const agents = { 'http:': new RequestFilteringHttpAgent(filter), 'https:': new RequestFilteringHttpsAgent(filter) }
  const stopping = new AbortController()
  const headers = { 'user-agent': `Vigia/1 (+${publicUrl})`, accept: '*/*', 'accept-encoding': 'identity' }

  const hop = async (url: URL, signal: AbortSignal): Promise<Hop> => {
    const ask = url.protocol === 'https:' ? https.request : http.request
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = ask(url, { agent: agents[url.protocol as 'http:'], headers, signal, timeout: 10_000 }, resolve)
      request.once('timeout', () => request.destroy(new Error('no answer in 10 s')))
      request.once('error', reject)
      request.end()
    })
    try {
      return await readAnswer(url, response, options.maxBytes ?? 25_000_000)
    } finally {
      response.destroy()
    }
  }

  const fetchLink: FetchLink = async (address) => {
    const late = AbortSignal.timeout(options.milliseconds ?? 30_000)
    const signal = AbortSignal.any([stopping.signal, late])
    let here = address
    try {
      for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
        const fault = addressFault(here, options)
        if (fault !== null) return { outcome: 'not_allowed', fault }
        const result = await hop(new URL(here), signal)
        if ('answer' in result) return result.answer
        here = result.to
      }
      return { outcome: 'failed', finalAddress: here, status: null, fault: 'too many redirects' }
    } catch (error) {
      return faultOf(error, here, stopping.signal, late)
    }
  }
  return { fetchLink, close: () => stopping.abort() }
}

async function readAnswer(url: URL, response: http.IncomingMessage, maxBytes: number): Promise<Hop> {
  const status = response.statusCode ?? 0
  const { location, 'content-type': mediaType = null, 'content-length': announced } = response.headers
  if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, url)) return { to: new URL(location, url).href }
  const about = { finalAddress: url.href, status }
  const typed = { ...about, mediaType: mediaType?.slice(0, 200) ?? null }
  if (WITHHELD.has(status)) return { answer: { outcome: 'withheld', ...typed } }
  if (status < 200 || status >= 300) return { answer: { outcome: 'failed', ...about, fault: `status ${status}` } }
  if (Number(announced) > maxBytes) return { answer: { outcome: 'too_large', ...typed } }
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of response) {
    bytes += (part as Buffer).length
    if (bytes > maxBytes) return { answer: { outcome: 'too_large', ...typed } }
    hash.update(part as Buffer)
  }
  return { answer: { outcome: 'captured', ...typed, bytes, sha256: hash.digest('hex') } }
}

function faultOf(error: unknown, address: string, stopping: AbortSignal, late: AbortSignal): FetchedLink {
  const { code, message } = error as { code?: string; message?: string }
  if (stopping.aborted || OWN_TROUBLE.has(code ?? '')) return { outcome: 'unknown' }
  if (/is not allowed\. Because/.test(message ?? '')) return { outcome: 'not_allowed', fault: 'the name leads to an internal address' }
  const fault = late.aborted ? 'no answer in time' : (code ?? message ?? 'unknown')
  return { outcome: 'failed', finalAddress: address, status: null, fault: fault.slice(0, 200) }
}
