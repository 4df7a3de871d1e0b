import { BlockList, isIP } from 'node:net'
import { networkAddress } from './network-address.ts'
import { readForwarded } from './read-forwarded.ts'

type HeaderValue = string | readonly string[] | undefined
export type ForwardedHeaders = Readonly<Record<string, HeaderValue>>

/** Which peers are proxies that are believed, and in which header they say whom they pass on. */
export interface ProxyRules {
  /** Addresses, networks (`10.0.0.0/8`), `loopback`, `private`. Empty: nobody is believed. */
  readonly trusted: readonly string[]
  /** `forwarded` is RFC 7239's. `none`: they say nothing of the client's address. */
  readonly header: 'x-forwarded-for' | 'forwarded' | 'none'
}

export const NO_PROXIES: ProxyRules = { trusted: [], header: 'none' }

export interface Proxies {
  /** False: whatever a header says is ignored. */
  readonly any: boolean
  readonly header: ProxyRules['header']
  trusts(peer: string | undefined): boolean
  /**
   * The address of the client behind the trusted proxies, read from the right: the first hop that is no trusted proxy, as the trusted
   * one before it says. The peer itself where no proxy is believed, or what it says is no address; `unknown` without a peer.
   */
  clientOf(peer: string | undefined, headers: ForwardedHeaders): string
  /** What the trusted peer says the client spoke; null: nothing, or it is not believed. */
  schemeOf(peer: string | undefined, headers: ForwardedHeaders): 'http' | 'https' | null
}

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}
/** More proxies one behind another than anybody has: what lies further left is not looked at. */
const MOST_HOPS = 20

export function openProxies({ trusted, header }: ProxyRules): Proxies {
  const list = new BlockList()
  for (const network of trusted.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  const any = trusted.length > 0
  const trusts = (peer: string | undefined) => {
    const address = any && peer !== undefined ? networkAddress(peer) : null
    return address !== null && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return {
    any,
    header,
    trusts,
    clientOf(peer, headers) {
      let client = networkAddress(peer ?? '') ?? peer ?? 'unknown'
      if (!trusts(client)) return client
      const hops = addressesOf(headers, header)
      for (let passed = 0; trusts(client) && passed < MOST_HOPS; passed += 1) {
        const next = hops.pop()
        if (next === undefined || next === null) break
        client = next
      }
      return client
    },
    schemeOf(peer, headers) {
      if (!trusts(peer)) return null
      // The hop next to the client stands first; who lies about it gets the lesser treatment at most for oneself.
      const said =
        header === 'forwarded' ? readForwarded(text(headers['forwarded']))[0]?.proto : text(headers['x-forwarded-proto']).split(',')[0]
      const scheme = said?.trim().toLowerCase()
      return scheme === 'http' || scheme === 'https' ? scheme : null
    },
  }
}

/** What is wrong with an entry of a list of proxies, for an operator; null when nothing is. */
export function proxyFault(entry: string): string | null {
  if (Object.hasOwn(NAMED, entry)) return null
  const [address = '', prefix, ...more] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return `${entry} is no address, network, "loopback" or "private"`
  if (prefix === undefined) return null
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 6 ? 128 : 32)) return `${entry} is no network`
  return Number(prefix) === 0 ? `${entry} is everybody` : null
}

/** Nearest proxy's word last; null for a hop that is no address. */
function addressesOf(headers: ForwardedHeaders, header: ProxyRules['header']): (string | null)[] {
  const value = header === 'none' ? '' : text(headers[header])
  if (value.trim() === '') return []
  if (header === 'forwarded') return readForwarded(value).map((hop) => (hop.for === undefined ? null : networkAddress(hop.for)))
  return value.split(',').slice(-MOST_HOPS).map(networkAddress)
}

function text(value: HeaderValue): string {
  return typeof value === 'object' ? value.join(',') : (value ?? '')
}
