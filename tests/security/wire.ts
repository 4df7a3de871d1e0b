import { connect, type Socket } from 'node:net'

export interface WireAnswer {
  readonly status: number
  /** In small letters. */
  readonly head: string
  readonly body: string
}

export interface Conversation {
  /** Everything that came back until the connection ended, or until `patience` was over. */
  readonly received: string
  /** False: it was still open when patience was over. */
  readonly ended: boolean
  readonly answers: readonly WireAnswer[]
}

/** Sends bytes as they are (Latin-1) over one connection to this machine and reads until it ends, for so many milliseconds at most. */
export async function converse(port: number, sent: string | Uint8Array, patience = 10_000): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1')
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => pieces.push(piece))
  // Who is cut off while sending has what arrived by then.
  socket.on('error', () => undefined)
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)))
  socket.write(typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent)
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), patience)
  const ended = await Promise.race([closed, late.promise])
  clearTimeout(timer)
  socket.destroy()
  const received = Buffer.concat(pieces).toString('latin1')
  return { received, ended, answers: answersIn(received) }
}

/** An open connection to this machine, once it stands; errors are swallowed, since being cut off is what is looked at. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()))
  return socket
}

/** The answers in what came back, in their order; those to HEAD, 204 and 304 have no body. */
function answersIn(received: string): WireAnswer[] {
  const answers: WireAnswer[] = []
  for (let rest = received; rest.startsWith('HTTP/1.1 ');) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const head = rest.slice(0, end).toLowerCase()
    const status = Number(head.slice(9, 12))
    const after = rest.slice(end + 4)
    const { body, left } = status < 200 || status === 204 || status === 304 ? { body: '', left: after } : bodyIn(head, after)
    if (status >= 200) answers.push({ status, head, body })
    rest = left
  }
  return answers
}

function bodyIn(head: string, after: string): { readonly body: string; readonly left: string } {
  const [, length] = /\r\ncontent-length: (\d+)/.exec(head) ?? []
  if (length !== undefined) return { body: after.slice(0, Number(length)), left: after.slice(Number(length)) }
  if (!/\r\ntransfer-encoding: chunked/.test(head)) return { body: after, left: '' }
  let body = ''
  let left = after
  for (;;) {
    const end = left.indexOf('\r\n')
    const size = Number.parseInt(left.slice(0, end), 16)
    if (end < 0 || !(size > 0)) return { body, left: left.slice(end + 4) }
    body += left.slice(end + 2, end + 2 + size)
    left = left.slice(end + 4 + size)
  }
}
