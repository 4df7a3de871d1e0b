import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Proxies } from '../../kernel/proxies.ts'
import { isPublicIp } from '../../kernel/public-address.ts'
import { networkAddress } from '../../kernel/network-address.ts'
import type { Bounds } from './bounds.ts'
import { clientCounters } from './client-counters.ts'
import { examineRequest, isProbe } from './examine-request.ts'
import { ownHosts } from './own-hosts.ts'
import { refuseAtDoor } from './refuse-at-door.ts'

export interface DoorOptions {
  /** Whose host alone is answered; undefined: any. */
  readonly publicUrl: string | undefined
  readonly proxies: Proxies
  readonly bounds: Bounds
  /** Told of each request that is refused or led elsewhere, since nothing further in will. */
  readonly refused?: ((answer: { readonly method: string; readonly url: string; readonly status: number }) => void) | undefined
  /** Told of the first request of a client within a minute that is one too many. */
  readonly limited?: ((request: { readonly method: string; readonly url: string }) => void) | undefined
  /** Told once when a peer that is not believed passes somebody on. */
  readonly unknownProxy?: ((peer: string) => void) | undefined
}

export interface Door {
  /** Counts a connection; ends it when there are too many, unless an idle one can go instead. */
  connected(socket: Socket): void
  /** False: the request was answered here. Costs next to nothing for what is as usual: pages from memory pass here too. */
  admits(incoming: IncomingMessage, outgoing: ServerResponse): boolean
  close(): void
}

/** What is known of a connection once and for all, so that its requests need not ask again. */
interface Peer {
  /** Its counter; -1: it is not counted. */
  readonly slot: number
  /** A trusted proxy, whose requests are those of others. */
  readonly trusted: boolean
  /** Requests so far. */
  asked: number
}

const PEER = Symbol('peer')
type Met = Socket & { [PEER]?: Peer }

const MINUTE = 60_000
/** Spellings of header values that are remembered, and the length up to which. */
const MOST_REMEMBERED = 10_000
const LONGEST_REMEMBERED = 200
const MOST_HOSTS = 20

/** The first that sees a connection and a request: who it is from, how many there are, whether it is for this site at all. */
export function openDoor({ publicUrl, proxies, bounds, refused, limited, unknownProxy }: DoorOptions, closeIdle: () => void): Door {
  const counters = clientCounters()
  const { requests, connections } = counters
  const isOwn = publicUrl === undefined ? () => true : ownHosts(publicUrl)
  const https = publicUrl?.startsWith('https:') ?? false
  const { header } = proxies
  /** As they were sent and found to be ours. */
  const hosts = new Set<string>()
  /** Counters by what proxies said. */
  const behind = new Map<string, number>()
  /** In the order of their arrival: nothing was asked over them yet. */
  const silent = new Set<Socket>()
  let open = 0
  let warned = false
  let minute = performance.now()
  const sweep = setInterval(() => {
    requests.fill(0)
    behind.clear()
    minute = performance.now()
  }, MINUTE).unref()

  const meet = (socket: Socket): Peer => {
    const address = networkAddress(socket.remoteAddress ?? '')
    const trusted = proxies.trusts(address ?? undefined)
    // While no proxy is named, a peer of this machine or network may be one: then it is not one client but all.
    const counted = address !== null && !trusted && (proxies.any || isPublicIp(address))
    return { slot: counted ? counters.slotOf(address) : -1, trusted, asked: 0 }
  }

  /** Who has been silent longest goes; where nobody is, whoever waits between two requests, which lets the next come in. */
  const makeRoom = (): boolean => {
    const [oldest] = silent
    if (oldest === undefined) {
      closeIdle()
      return false
    }
    silent.delete(oldest)
    oldest.destroy()
    return true
  }

  const hear = (socket: Socket, peer: Peer, { headers }: IncomingMessage) => {
    silent.delete(socket)
    if (warned || peer.trusted || unknownProxy === undefined || (headers['x-forwarded-for'] ?? headers.forwarded) === undefined) return
    const address = networkAddress(socket.remoteAddress ?? '') ?? ''
    warned = !isPublicIp(address)
    if (warned) unknownProxy(address)
  }

  /** The counter of the client that a trusted proxy names; -1: it names none. */
  const slotBehind = ({ headers, socket }: IncomingMessage): number => {
    const said = header === 'none' ? undefined : (headers[header] as string | undefined)
    if (said === undefined) return -1
    const known = behind.get(said)
    if (known !== undefined) return known
    const client = proxies.clientOf(socket.remoteAddress, headers)
    const slot = proxies.trusts(client) ? -1 : counters.slotOf(client)
    if (said.length <= LONGEST_REMEMBERED && behind.size < MOST_REMEMBERED) behind.set(said, slot)
    return slot
  }

  const refuse = (incoming: IncomingMessage, outgoing: ServerResponse, status: number, more: Readonly<Record<string, string>> = {}) => {
    const { method = '', url = '' } = incoming
    refused?.({ method, url, status })
    refuseAtDoor(incoming, outgoing, status, more)
    return false
  }

  const examine = (incoming: IncomingMessage, outgoing: ServerResponse, peer: Peer): boolean => {
    const { headers, socket } = incoming
    const scheme = https && peer.trusted ? proxies.schemeOf(socket.remoteAddress, headers) : null
    const found = examineRequest(incoming, { isOwn, scheme, publicUrl, bodyBytes: bounds.bodyBytes })
    if (found !== null) return refuse(incoming, outgoing, found.status, found.headers)
    if (headers.host !== undefined && hosts.size < MOST_HOSTS && isOwn(headers.host)) hosts.add(headers.host)
    return true
  }

  return {
    connected(socket: Met) {
      const peer = meet(socket)
      const { slot } = peer
      if (slot >= 0 && (connections[slot] ?? 0) >= bounds.connectionsAClient) return void socket.destroy()
      if (open >= bounds.connections && !makeRoom()) return void socket.destroy()
      socket[PEER] = peer
      silent.add(socket)
      open += 1
      if (slot >= 0) connections[slot]! += 1
      socket.once('close', () => {
        silent.delete(socket)
        open -= 1
        if (slot >= 0) connections[slot]! -= 1
      })
    },
    admits(incoming, outgoing) {
      const socket = incoming.socket as Met
      const peer = socket[PEER]
      if (peer === undefined) return false
      if (peer.asked === 0) hear(socket, peer, incoming)
      peer.asked += 1
      if (peer.asked >= bounds.requestsAConnection) outgoing.setHeader('Connection', 'close')
      const { headers, url = '' } = incoming
      const slot = peer.trusted ? slotBehind(incoming) : peer.slot
      if (slot >= 0 && (requests[slot]! += 1) > bounds.requestsAMinute && !url.startsWith('/api/') && !isProbe(url)) {
        if (requests[slot] === bounds.requestsAMinute + 1) limited?.({ method: incoming.method ?? '', url })
        return refuse(incoming, outgoing, 429, {
          'Retry-After': String(Math.max(1, Math.ceil((MINUTE - performance.now() + minute) / 1000))),
        })
      }
      const usual =
        headers.host !== undefined &&
        hosts.has(headers.host) &&
        url.charCodeAt(0) === 0x2f &&
        headers['content-length'] === undefined &&
        (!https || !peer.trusted || headers['x-forwarded-proto'] === 'https')
      return usual || examine(incoming, outgoing, peer)
    },
    close: () => clearInterval(sweep),
  }
}
