import { rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { StartRefused } from '../../db/errors.ts'
import type { CommandProgress, CommandResult, TellProgress } from './run-command.ts'

const Args = z.array(z.string().max(10_000)).max(50)

/**
 * Takes command-line verbs over a socket in the data directory (which only its owner can open), because the embedded database
 * belongs to one process. The directory's lock must be held. The answer is JSON, a line for each time that the verb says how far
 * it is and the last for its result. `close` finishes what runs.
 */
export async function listenForCommands(
  dataDirectory: string,
  run: (args: readonly string[], tell: TellProgress) => Promise<CommandResult>,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDirectory)
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('content-type', 'application/x-ndjson')
    const line = (body: unknown) => `${JSON.stringify(body)}\n`
    json(incoming)
      .then((body) => run(Args.parse(body), (progress) => outgoing.write(line({ progress }))))
      .then(
        (result) => outgoing.end(line({ result })),
        (error: unknown) => outgoing.end(line({ failed: error instanceof Error ? error.message : 'failed' })),
      )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Gives a verb to the service that holds the data directory. Null when none answers. */
export async function sendCommand(
  dataDirectory: string,
  args: readonly string[],
  tell: TellProgress = () => undefined,
): Promise<CommandResult | null> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: socketPath(dataDirectory), method: 'POST', path: '/' }, (incoming) => {
      readAnswer(incoming, tell).then(resolve, reject)
    })
    outgoing.once('error', () => resolve(null))
    outgoing.end(JSON.stringify(args))
  })
}

async function readAnswer(incoming: Readable, tell: TellProgress): Promise<CommandResult> {
  for await (const line of createInterface(incoming)) {
    const told = JSON.parse(line) as { readonly progress?: CommandProgress; readonly result?: CommandResult; readonly failed?: string }
    if (told.progress) tell(told.progress)
    if (told.failed !== undefined) throw new Error(told.failed)
    if (told.result) return told.result
  }
  throw new StartRefused('The service stopped before the command was done, or it runs another version: restart it and try again.')
}

/** Relative to the working directory, because a socket's path may have about a hundred bytes only. */
function socketPath(dataDirectory: string): string {
  const absolute = join(dataDirectory, 'command.sock')
  if (process.platform === 'win32') return `\\\\.\\pipe\\vigia-${Buffer.from(absolute).toString('base64url').slice(-80)}`
  const near = relative(process.cwd(), absolute)
  return near.length < absolute.length ? near : absolute
}
