import { isIP } from 'node:net'

/**
 * An IP address as a proxy may write it, in the one spelling that is compared: without quotes, brackets, port and zone, an IPv4
 * address in IPv6 as IPv4. Null for anything else (`unknown`, `_hidden`, a name).
 */
export function networkAddress(written: string): string | null {
  const text = written.trim().replace(/^"(.*)"$/, '$1')
  const bare =
    /^\[([0-9a-f:.]+)(?:%[\w.-]+)?\](?::\d{1,5})?$/i.exec(text)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+)(?::\d{1,5})?$/.exec(text)?.[1] ??
    text.replace(/%[\w.-]+$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  const address = mapped ?? bare
  return isIP(address) === 0 ? null : address.toLowerCase()
}
