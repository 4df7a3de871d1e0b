import { connect, type Socket } from 'node:net'

const LAST_CHUNK = Buffer.from('0\r\n\r\n')

export interface Poured {
  /** Whole answers of the expected status, a second. */
  readonly rate: number
  /** Answers of another status. */
  readonly others: number
}

/**
 * Asks one address again and again over some connections, each as soon as it was answered, for so many seconds. It looks at nothing but
 * status and length, so that the service is what is measured: a client that decodes what it receives is slower than who sends it.
 */
export async function pourRequests(
  url: string,
  headers: Readonly<Record<string, string>>,
  { connections, seconds, status }: { readonly connections: number; readonly seconds: number; readonly status: number },
): Promise<Poured> {
  const { host, hostname, port, pathname, search } = new URL(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}\r\n`)
  const expected = Buffer.from(`HTTP/1.1 ${status} `)
  let [answers, others] = [0, 0]
  const began = performance.now()
  const sockets: Socket[] = []
  const pour = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      sockets.push(socket)
      let left = 0
      let tail = Buffer.alloc(0)
      let head: Buffer | null = null
      socket.setNoDelay()
      socket.on('connect', () => socket.write(request))
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
          if (all.subarray(0, expected.length).equals(expected)) answers += 1
          else others += 1
          left = lengthOf(all.toString('latin1', 0, end))
          rest = all.length - end - 4
        } else rest = piece.length
        left -= rest
        if (left === Number.POSITIVE_INFINITY) tail = Buffer.concat([tail, piece]).subarray(-LAST_CHUNK.length)
        if (tail.equals(LAST_CHUNK)) left = 0
        if (left > 0) return
        tail = Buffer.alloc(0)
        left = 0
        socket.write(request)
      })
    })
  const pouring = Array.from({ length: connections }, pour)
  setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, seconds * 1_000)
  await Promise.all(pouring)
  return { rate: answers / ((performance.now() - began) / 1_000), others }
}

/** Bytes of the body that a head announces; infinite where it comes in chunks, until the last. */
function lengthOf(head: string): number {
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  return length === undefined && /\r\ntransfer-encoding: chunked/i.test(head) ? Number.POSITIVE_INFINITY : Number(length ?? 0)
}
