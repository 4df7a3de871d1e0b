import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isPublicIp } from '../kernel/public-address.ts'

export interface PublicLookupOptions {
  /** IP addresses that may come out all the same; none but in tests. */
  readonly allowed?: readonly string[]
  /** Asked instead of the name servers, in tests; what comes out is checked all the same. */
  readonly lookup?: LookupFunction
}

/** What a name is refused with that leads to a machine inside, be it with one of many addresses. */
export const LEADS_INSIDE = 'ENOTPUBLIC'

/**
 * Looks a name up once and gives all of its addresses, or none when one of them is not public: the connection is made to what was
 * judged. Asks the name servers itself, so that a slow one takes no thread of the process, and never the machine's own table of hosts.
 */
export function publicLookup(options: PublicLookupOptions): LookupFunction {
  const find = options.lookup ? over(options.lookup) : askNameServers
  const judge = async (name: string): Promise<LookupAddress[]> => {
    const found = await find(name)
    if (found.some(({ address }) => !isPublicIp(address) && !options.allowed?.includes(address))) throw fault(LEADS_INSIDE)
    if (found.length === 0) throw fault('ENOTFOUND')
    return found
  }
  return (name, wanted, callback) => {
    void tell(judge(name), wanted.all === true, callback)
  }
}

async function tell(judged: Promise<LookupAddress[]>, all: boolean, callback: Parameters<LookupFunction>[2]): Promise<void> {
  let found: LookupAddress[]
  try {
    found = await judged
  } catch (error) {
    callback(error as NodeJS.ErrnoException, [])
    return
  }
  if (all) callback(null, found)
  else callback(null, found[0]?.address ?? '', found[0]?.family)
}

async function askNameServers(name: string): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  const found = answers.flatMap((answer, index) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 })) : [],
  )
  const [failure] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
  if (found.length === 0 && failure !== undefined) throw failure
  return found
}

function over(lookup: LookupFunction): (name: string) => Promise<LookupAddress[]> {
  return (name) =>
    new Promise((resolve, reject) => {
      lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses as LookupAddress[])))
    })
}

function fault(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
