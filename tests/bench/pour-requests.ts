import { connect, type Socket } from 'node:net'

const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** One request as it goes over the wire, and the status that its answer should have. */
export interface PouredRequest {
  readonly bytes: Buffer
  readonly status: number
}

/** What one connection asks for, again and again. */
export interface Lane {
  readonly origin: string
  next(): PouredRequest
}

export interface Poured {
  /** Whole answers of the expected status, a second. */
  readonly rate: number
  /** Answers of another status. */
  readonly others: number
  /** Milliseconds from each request to the last byte of its answer. */
  readonly taken: readonly number[]
}

/** A GET of an address with these headers. */
export function pouredGet(url: string, headers: Readonly<Record<string, string>>, status: number): PouredRequest {
  const { host, pathname, search } = new URL(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return { bytes: Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}\r\n`), status }
}

/**
 * One connection a lane, each asking as soon as it was answered, for so many seconds. It looks at nothing but status and length, so that
 * the service is what is measured: a client that decodes what it receives is slower than who sends it.
 */
export async function pourRequests(lanes: readonly Lane[], seconds: number): Promise<Poured> {
  const taken: number[] = []
  let others = 0
  const began = performance.now()
  const sockets: Socket[] = []
  const pour = ({ origin, next }: Lane) =>
    new Promise<void>((resolve, reject) => {
      const { hostname, port } = new URL(origin)
      const socket = connect(Number(port), hostname)
      sockets.push(socket)
      let [left, sent] = [0, 0]
      let asked = next()
      let tail = Buffer.alloc(0)
      let head: Buffer | null = null
      const ask = () => {
        sent = performance.now()
        socket.write(asked.bytes)
      }
      socket.setNoDelay()
      socket.on('connect', ask)
      socket.on('error', reject)
      socket.on('close', () => resolve())
      socket.on('data', (piece: Buffer) => {
        let rest = 0
        if (left === 0) {
          const all = head === null ? piece : Buffer.concat([head, piece])
          const end = all.indexOf('\r\n\r\n')
          if (end < 0) {
            head = all
            return
          }
          head = null
          if (Number(all.toString('latin1', 9, 12)) !== asked.status) others += 1
          left = lengthOf(all.toString('latin1', 0, end))
          rest = all.length - end - 4
        } else rest = piece.length
        left -= rest
        if (left === Number.POSITIVE_INFINITY) tail = Buffer.concat([tail, piece]).subarray(-LAST_CHUNK.length)
        if (tail.equals(LAST_CHUNK)) left = 0
        if (left > 0) return
        tail = Buffer.alloc(0)
        left = 0
        taken.push(performance.now() - sent)
        asked = next()
        ask()
      })
    })
  const pouring = lanes.map(pour)
  setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, seconds * 1_000)
  await Promise.all(pouring)
  return { rate: (taken.length - others) / ((performance.now() - began) / 1_000), others, taken }
}

/** Bytes of the body that a head announces; infinite where it comes in chunks, until the last; none with a 304. */
function lengthOf(head: string): number {
  if (head.startsWith('HTTP/1.1 304')) return 0
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  return length === undefined && /\r\ntransfer-encoding: chunked/i.test(head) ? Number.POSITIVE_INFINITY : Number(length ?? 0)
}
