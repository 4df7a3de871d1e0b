import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Hello {
  readonly origin: string
  stop(): void
}

/** The yardstick of every figure of requests: a bare `node:http` server that says hello, in a process of its own. */
export async function startHello(): Promise<Hello> {
  const child = fork(join(import.meta.dirname, 'hello.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
