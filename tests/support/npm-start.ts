import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainEnvironment } from './plain-environment.ts'

const root = join(import.meta.dirname, '../..')

export interface Started {
  readonly origin: string
  /** From spawn to the first 200 of /readyz. */
  readonly readyMilliseconds: number
  /** What it has written so far. */
  output(): string
  /** SIGTERM, as an operator's supervisor does; killed after 20 s. */
  stop(): Promise<void>
}

/** Ends the whole group with SIGTERM when npm ends, when `stop` closes the pipe, or when the process that asked for it is no more. */
const KEEPER = '{ npm start </dev/null; kill -TERM 0; } & cat >/dev/null; kill -TERM 0'

/**
 * `npm start` as a child in its own process group, on a free port (a worker has one for its probes), with these variables over a clean environment.
 * Throws with its output when it exits or is not ready within `patience` milliseconds.
 */
export async function npmStart(variables: Record<string, string>, patience = 60_000): Promise<Started> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const place = variables['MODE'] === 'worker' ? 'METRICS_PORT' : 'PORT'
  const began = performance.now()
  const child = spawn('/bin/sh', ['-c', KEEPER], {
    cwd: root,
    detached: true,
    stdio: 'pipe',
    env: { ...plainEnvironment(), LINK_CAPTURE: 'false', [place]: String(port), PUBLIC_URL: origin, ...variables },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const stop = async () => {
    child.stdin.end()
    for (const until = Date.now() + 20_000; groupLives(child) && Date.now() < until;) await sleep(20)
    if (groupLives(child)) signalGroup(child, 'SIGKILL')
  }
  while (!(await isReady(origin))) {
    if (!groupLives(child) || performance.now() - began > patience) {
      await stop()
      throw new Error(`npm start did not become ready:\n${output}`)
    }
    await sleep(20)
  }
  return { origin, readyMilliseconds: performance.now() - began, output: () => output, stop }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** npm and what it started: npm may end before the service does. */
function groupLives(child: ChildProcess): boolean {
  return signalGroup(child, 0)
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal)
  } catch {
    return false
  }
}
