import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until a program takes connections at a port of this machine. Throws with what it says when it ends, or does not in time. */
export async function untilListening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (const until = Date.now() + 10_000; !(await listens(port)); await sleep(20))
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${child.spawnfile} did not start: ${said()}`)
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const stands = await new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)))
  socket.destroy()
  return stands
}
