import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

/** What every server of files knows by an ending; the rest is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.xml': 'text/xml',
  '.txt': 'text/plain',
}

/** A server of files that knows no more than Python's `http.server` or nginx without a line of configuration: folders get a slash. */
export async function plainServer(folder: string): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => void answer(folder, incoming, outgoing))

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(folder: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
  const path = join(folder, decodeURIComponent(pathname))
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() && !pathname.endsWith('/')) {
    outgoing.writeHead(301, { location: `${pathname}/` }).end()
    return
  }
  const place = found?.isDirectory() ? join(path, 'index.html') : path
  const body = await readFile(place).catch(() => null)
  outgoing.writeHead(body === null ? 404 : 200, { 'content-type': TYPES[extname(place)] ?? 'application/octet-stream' })
  outgoing.end(body ?? '')
}
