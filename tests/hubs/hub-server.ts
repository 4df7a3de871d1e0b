import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** How it answers a ping: with a status, by hanging up, never, or with 200 and a body that does not end. */
export type HubAnswer = number | 'hangs up' | 'never' | 'endless'

export interface HubServer {
  readonly address: string
  /** The feeds that it was told of so far, in order; as the last one asked for the answer. */
  readonly told: string[]
  /** What else came with the pings. */
  readonly requests: { readonly method: string; readonly type: string; readonly form: Readonly<Record<string, string>> }[]
  /** From now on it answers so; a function is asked for each ping. */
  answer: HubAnswer | ((feed: string) => HubAnswer)
  close(): Promise<void>
}

/** A WebSub hub on this machine as far as a publisher sees one; takes every ping with 204 at first. */
export async function startHub(): Promise<HubServer> {
  const server = createServer((request, response) => {
    void text(request).then((body) => respond(request, response, body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const respond = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const form = Object.fromEntries(new URLSearchParams(body))
    const feed = form['hub.url'] ?? ''
    hub.told.push(feed)
    hub.requests.push({ method: request.method ?? '', type: request.headers['content-type'] ?? '', form })
    const answer = typeof hub.answer === 'function' ? hub.answer(feed) : hub.answer
    if (answer === 'hangs up') request.socket.destroy()
    else if (answer === 'endless') {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(65_536)), 5)
      response.once('close', () => clearInterval(more))
    } else if (answer !== 'never') response.writeHead(answer, { location: hub.address }).end('thanks')
  }
  const { port } = server.address() as { port: number }
  const hub: HubServer = {
    address: `http://127.0.0.1:${port}/hub`,
    told: [],
    requests: [],
    answer: 204,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return hub
}
