import { rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join, relative } from 'node:path'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import type { CommandResult } from './run-command.ts'

const Args = z.array(z.string().max(10_000)).max(50)

/**
 * Takes command-line verbs over a socket in the data directory (which only its owner can open), because the embedded database
 * belongs to one process. The directory's lock must be held. `close` finishes what runs.
 */
export async function listenForCommands(
  dataDirectory: string,
  run: (args: readonly string[]) => Promise<CommandResult>,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDirectory)
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer((incoming, outgoing) => {
    const answer = (status: number, body: unknown) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    json(incoming)
      .then((body) => run(Args.parse(body)))
      .then(
        (result) => answer(200, result),
        (error: unknown) => answer(500, { message: error instanceof Error ? error.message : 'failed' }),
      )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Gives a verb to the service that holds the data directory. Null when none answers. */
export async function sendCommand(dataDirectory: string, args: readonly string[]): Promise<CommandResult | null> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: socketPath(dataDirectory), method: 'POST', path: '/' }, (incoming) => {
      json(incoming).then((body) => {
        if (incoming.statusCode === 200) resolve(body as CommandResult)
        else reject(new Error((body as { message: string }).message))
      }, reject)
    })
    outgoing.once('error', () => resolve(null))
    outgoing.end(JSON.stringify(args))
  })
}

/** Relative to the working directory, because a socket's path may have about a hundred bytes only. */
function socketPath(dataDirectory: string): string {
  const absolute = join(dataDirectory, 'command.sock')
  if (process.platform === 'win32') return `\\\\.\\pipe\\vigia-${Buffer.from(absolute).toString('base64url').slice(-80)}`
  const near = relative(process.cwd(), absolute)
  return near.length < absolute.length ? near : absolute
}
