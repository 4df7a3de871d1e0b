import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What the scanner found, by its name; null: nothing. */
export type Scan = (content: Uint8Array) => Promise<string | null>

const CHUNK = 256 * 1024
/** More than this is no answer. */
const ANSWER_BYTES = 4_096

/**
 * A virus scanner that listens as clamd does (command INSTREAM, man clamd(8)): a path of a socket, or host:port. The scan throws
 * whenever there is no plain answer within `milliseconds`: down, hanging, an error, something unknown.
 */
export function scanWithClamd(address: string, milliseconds: number): Scan {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(address) ?? []
  const target = host === undefined ? { path: address } : { host: host.replaceAll(/^\[|\]$/g, ''), port: Number(port) }
  return async (content) => {
    const socket = connect(target)
    const timer = setTimeout(() => socket.destroy(new Error(`the virus scanner gave no answer in ${milliseconds} ms`)), milliseconds)
    try {
      const answer = readAnswer(socket)
      answer.catch(() => undefined)
      await Promise.race([send(socket, content), answer])
      return verdict(await answer)
    } finally {
      clearTimeout(timer)
      socket.destroy()
    }
  }
}

async function send(socket: Socket, content: Uint8Array): Promise<void> {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < content.length; at += CHUNK) {
    const part = content.subarray(at, at + CHUNK)
    socket.write(lengthOf(part.length))
    if (!socket.write(part)) await once(socket, 'drain')
  }
  socket.write(lengthOf(0))
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = ''
  for await (const part of socket) {
    answer += String(part)
    if (answer.includes('\0') || answer.length > ANSWER_BYTES) break
  }
  return answer.replaceAll('\0', '').trim()
}

function verdict(answer: string): string | null {
  if (answer === 'stream: OK') return null
  const [, found] = /^stream: (.{1,200}) FOUND$/.exec(answer) ?? []
  if (found !== undefined) return found
  throw new Error(`the virus scanner answered: ${answer.slice(0, 200) || 'nothing'}`)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}
