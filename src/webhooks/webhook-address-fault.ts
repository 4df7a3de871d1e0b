import { leadsInside } from '../kernel/public-address.ts'
import type { WebhookAddressFault } from '../kernel/webhook-sender.ts'

const PORTS: ReadonlySet<number> = new Set([443, 8443])

export interface WebhookAddressRules {
  /** IP addresses and ports that are allowed all the same; none but in tests. */
  readonly allowed?: readonly string[]
  readonly ports?: readonly number[]
  /** Host of this site, which does not tell itself. */
  readonly ownHost: string
}

/** What in an address speaks against sending webhooks there, however its host is spelled; null: nothing. */
export function webhookAddressFault(address: string, rules: WebhookAddressRules): WebhookAddressFault | null {
  if (!URL.canParse(address)) return 'not_an_address'
  const url = new URL(address)
  if (url.protocol !== 'https:') return url.protocol === 'http:' ? 'not_https' : 'not_an_address'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (bare(url.hostname) === bare(rules.ownHost)) return 'own'
  if (leadsInside(url, rules)) return 'not_public'
  const port = Number(url.port || 443)
  return PORTS.has(port) || rules.ports?.includes(port) ? null : 'port'
}

function bare(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}
