import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface AnsweredRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
}

export interface ServedRecord {
  readonly origin: string
  /** Those that are over and have acts. */
  readonly months: readonly string[]
  /** What the service's own log says that it answered since the last call. */
  answered(): readonly AnsweredRequest[]
  stop(): Promise<void>
}

/** Starts the service of `serve-record.ts` as a process in a folder that is not there yet. Throws with what it wrote when it does not start. */
export async function servedRecord(folder: string): Promise<ServedRecord> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve-record.ts'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  })
  const ended = once(child, 'close')
  const written: string[] = []
  const requests: AnsweredRequest[] = []
  createInterface(child.stderr).on('line', (line) => {
    const request = readRequest(line)
    if (request) requests.push(request)
    else written.push(line)
  })
  const first = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  const origin = await Promise.race([first, ended.then(() => null)])
  if (origin === null) throw new Error(`the service did not start:\n${written.join('\n')}`)
  return {
    origin,
    months: ['2026-09', '2026-10'],
    answered: () => requests.splice(0),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readRequest(line: string): AnsweredRequest | null {
  if (!line.includes('"msg":"request"')) return null
  const { method, path, status } = JSON.parse(line) as AnsweredRequest
  return { method, path, status }
}
