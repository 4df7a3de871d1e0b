import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** More than any answer takes: a request that hangs is a defect. */
const PATIENCE = 10_000

/**
 * Sends these bytes as they are and reads one answer, which no client library has looked at before. Lines of the head are sent as Latin-1.
 * Throws when there is no answer within ten seconds, or the connection ends without one.
 */
export async function rawRequest(
  port: number,
  [first, ...headers]: readonly [string, ...(readonly string[])],
  body: Uint8Array | string = '',
): Promise<RawAnswer> {
  const host = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${port}`]
  const head = [`${first} HTTP/1.1`, ...host, 'Connection: close', ...headers, '', ''].join('\r\n')
  const received = await new Promise<Buffer>((resolve, reject) => {
    const pieces: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const late = setTimeout(() => socket.destroy(new Error(`no answer to ${first.slice(0, 200)}`)), PATIENCE)
    const end = () => {
      clearTimeout(late)
      socket.destroy()
      resolve(Buffer.concat(pieces))
    }
    socket.on('data', (piece: Buffer) => pieces.push(piece))
    socket.on('end', end)
    // Who is refused before all was sent is cut off: what had arrived by then counts.
    socket.on('error', (error) => (pieces.length > 0 ? end() : (clearTimeout(late), reject(error))))
    socket.write(Buffer.from(head, 'latin1'))
    socket.write(body)
  })
  const text = received.toString('utf8')
  const split = text.indexOf('\r\n\r\n')
  const [line = '', ...lines] = text.slice(0, split).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1])
  if (!(status > 0)) throw new Error(`no answer to ${first.slice(0, 200)}: ${text.slice(0, 200)}`)
  const named = lines.map((each): [string, string] => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 2)])
  return { status, headers: new Map(named), text: text.slice(split + 4) }
}
