import { BlockList, isIP } from 'node:net'

const PORTS = new Set([80, 443, 8080, 8443])
const INSIDE_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/

/** IANA's special-purpose registries of IPv4 and, within the one public block 2000::/3, of IPv6. */
const SPECIAL_4 = blockList(
  'ipv4',
  `
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  `,
)
const SPECIAL_6 = blockList('ipv6', '2001::/23 2001:db8::/32 2002::/16 3fff::/20')
const PUBLIC_6 = blockList('ipv6', '2000::/3')

export interface AddressExceptions {
  readonly allowed?: readonly string[]
  readonly ports?: readonly number[]
}

/**
 * Why an address may not be fetched, in words for an operator; null when nothing in it speaks against. Every spelling of an IP
 * address is seen (`2130706433`, `0x7f.1`, `0177.0.0.1`, `[::ffff:7f00:1]`): the URL parser writes them in one way (WHATWG URL).
 * Where a name leads is seen only when it is looked up.
 */
export function addressFault(address: string, exceptions: AddressExceptions = {}): string | null {
  if (!URL.canParse(address)) return 'not an address'
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'neither http nor https'
  if (url.username !== '' || url.password !== '') return 'it carries a user name or a password'
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (!PORTS.has(port) && !exceptions.ports?.includes(port)) return `port ${port}`
  return leadsInside(url, exceptions) ? 'it leads to an internal address' : null
}

/** True when the host is an address or a name that only means something inside a network. */
export function leadsInside(url: URL, exceptions: AddressExceptions = {}): boolean {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '').replace(/\.$/, '')
  if (exceptions.allowed?.includes(host)) return false
  if (isIP(host) !== 0) return !isPublicIp(host)
  return !host.includes('.') || INSIDE_NAMES.test(host)
}

/** True for an IP address, as it is written after a look-up, that IANA gives to one machine of the public internet. */
export function isPublicIp(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !SPECIAL_4.check(address, 'ipv4')
  return family === 6 && PUBLIC_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6')
}

function blockList(family: 'ipv4' | 'ipv6', blocks: string): BlockList {
  const list = new BlockList()
  for (const block of blocks.trim().split(/\s+/)) {
    const [network = '', prefix = ''] = block.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return list
}
