import { STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** What Node's parser says of a request that nobody can read; anything else is malformed. */
const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers what is no request, or asks for a tunnel, with a problem (RFC 9457) as everything else, then closes the connection. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else refuse(socket, STATUSES[error.code ?? ''] ?? 400)
  })
  server.on('connect', (_, socket) => refuse(socket, 405))
}

function refuse(socket: Duplex, status: number): void {
  const body = unreadableProblem(status)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...(status === 405 ? ['Allow: GET, HEAD'] : []),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** A problem without words: of an address or language nothing is known. */
export function unreadableProblem(status: number): string {
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status })
}
