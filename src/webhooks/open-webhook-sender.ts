import { isIP, type LookupFunction } from 'node:net'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'
import type { AttemptFault } from '../../templates/view/webhook.ts'
import type { WebhookAnswer, WebhookSender } from '../kernel/webhook-sender.ts'
import { connectionFault, isOwnTrouble, statusFault } from './answer-fault.ts'
import { postOnce, type Patience } from './post-once.ts'
import { LEADS_INSIDE, publicLookup } from './public-lookup.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { webhookAddressFault } from './webhook-address-fault.ts'

/** Nothing but the known authorities, ports and public addresses, unless a test says otherwise. */
export interface WebhookSenderOptions {
  /** IP addresses inside that may be reached all the same. */
  readonly allowed?: readonly string[]
  /** Ports beside the usual ones. */
  readonly ports?: readonly number[]
  /** How names are looked up. What comes out is checked all the same. */
  readonly lookup?: LookupFunction
  /** The one authority whose certificates are trusted, in PEM. */
  readonly authority?: string
  readonly patience?: Partial<Patience>
}

const PATIENCE: Patience = { connect: 5_000, head: 15_000, whole: 15_000 }

/**
 * Opens a sender that posts to the public internet only, by no proxy: the address is judged at each sending, every IP address that
 * its name leads to must be public, and what was judged is what is connected to. `close` ends what is under way.
 */
export function openWebhookSender(
  publicUrl: string,
  options: WebhookSenderOptions = {},
): { readonly sender: WebhookSender; close(): void } {
  const stopping = new AbortController()
  const lookup = publicLookup(options)
  const leadsInside = (name: string) =>
    new Promise<boolean>((resolve) => {
      if (isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0) resolve(false)
      else lookup(name, { all: true }, (error) => resolve(error?.code === LEADS_INSIDE))
    })
  const agent = new RequestFilteringHttpsAgent({
    allowIPAddressList: [...(options.allowed ?? [])],
    keepAlive: false,
    lookup,
    ...(options.authority === undefined ? {} : { ca: options.authority }),
  })
  const rules = { ...options, ownHost: new URL(publicUrl).hostname }
  const patience = { ...PATIENCE, ...options.patience }
  const own = { 'user-agent': `Vigia/1 (+${publicUrl})`, accept: '*/*', 'accept-encoding': 'identity' }

  const post: WebhookSender['post'] = async (address, headers, body, now) => {
    const began = performance.now()
    const answer = (fault: AttemptFault | null, status: number | null, askedSeconds: number | null): WebhookAnswer => ({
      outcome: fault === null ? 'accepted' : 'failed',
      fault,
      status,
      milliseconds: Math.round(performance.now() - began),
      retryAfterSeconds: askedSeconds,
    })
    if (stopping.signal.aborted) return { outcome: 'unknown' }
    if (webhookAddressFault(address, rules) !== null) return answer('not_allowed', null, null)
    try {
      const head = await postOnce({ address, headers: { ...headers, ...own }, body, agent, patience, signal: stopping.signal })
      const status = head.statusCode ?? 0
      return answer(statusFault(status), status, retryAfterSeconds(head.headers['retry-after'], now))
    } catch (error) {
      return stopping.signal.aborted || isOwnTrouble(error) ? { outcome: 'unknown' } : answer(connectionFault(error), null, null)
    }
  }
  const sender: WebhookSender = {
    addressFault: async (address) =>
      webhookAddressFault(address, rules) ?? ((await leadsInside(new URL(address).hostname)) ? 'not_public' : null),
    post,
    get stopped() {
      return stopping.signal.aborted
    },
  }
  return { sender, close: () => stopping.abort() }
}
