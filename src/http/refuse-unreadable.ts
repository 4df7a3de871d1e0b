import { STATUS_CODES, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** What Node's parser says of a request that nobody can read; anything else is malformed. */
const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** How long whoever is refused has to read the answer before the connection is cut, in milliseconds. */
export const LINGER = 500

/**
 * Answers what is no request, asks for a tunnel, or expects what nobody promised, with a problem (RFC 9457) as everything else, then
 * closes the connection.
 */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy()
    else refuse(socket, STATUSES[error.code ?? ''] ?? 400)
  })
  server.on('connect', (_, socket) => refuse(socket, 405))
  server.on('checkExpectation', (_, outgoing) => refuseRequest(outgoing, 417))
}

/** Answers a request that the application is not asked about, and closes the connection. */
export function refuseRequest(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, headersOf(status)).end(unreadableProblem(status))
}

function refuse(socket: Duplex, status: number): void {
  const body = unreadableProblem(status)
  const head = Object.entries({ ...headersOf(status), 'Content-Length': body.length }).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('\r\n')}\r\n\r\n${body}`)
  // Nobody reads it any more: who stays connected would stay for ever.
  setTimeout(() => socket.destroy(), LINGER).unref()
}

function headersOf(status: number): Readonly<Record<string, string>> {
  const allow = status === 405 ? { Allow: 'GET, HEAD' } : {}
  return { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', Connection: 'close', ...allow }
}

/** An answer has begun: whatever is written now would stand in the middle of it. Node itself asks its sockets the same. */
function isAnswering(socket: Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true
}

/** A problem without words: of an address or language nothing is known. */
export function unreadableProblem(status: number): string {
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status })
}
