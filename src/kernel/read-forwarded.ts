/** One hop of a Forwarded header; values without their quotes. */
export interface ForwardedHop {
  readonly for?: string
  readonly proto?: string
}

const PAIR = /\s*([!#$%&'*+.^_`|~\w-]+)=("(?:[^"\\]|\\.)*"|[^\s",;]*)\s*(;|,|$)/y
/** Nobody has so many proxies; the rest is not read. */
const MOST_LENGTH = 8_000

/** The hops of a Forwarded header (RFC 7239 section 4), nearest to the client first. A header that is malformed anywhere says nothing. */
export function readForwarded(value: string): readonly ForwardedHop[] {
  if (value.length > MOST_LENGTH) return []
  const hops: ForwardedHop[] = []
  let hop: Record<string, string> = {}
  PAIR.lastIndex = 0
  while (PAIR.lastIndex < value.length) {
    const found = PAIR.exec(value)
    if (found === null) return []
    const [, name = '', said = '', end] = found
    hop[name.toLowerCase()] = said.startsWith('"') ? said.slice(1, -1).replaceAll(/\\(.)/g, '$1') : said
    if (end !== ';') {
      hops.push(hop)
      hop = {}
    }
  }
  return hops
}
