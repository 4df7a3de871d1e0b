import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/npm-start.ts'
import { plainEnvironment } from '../support/plain-environment.ts'
import type { ServiceOrder, ServiceWord } from './mixed-child.ts'

export type Role = 'all' | 'web' | 'worker'

/** So long a process may take from its start until it is ready. */
const LONGEST_START_MS = 120_000
/** So long it may take to stop when it is told to, as its supervisor would allow. */
const LONGEST_STOP_MS = 40_000

export interface Member {
  readonly role: Role
  /** Undefined for a worker. */
  readonly origin: string | undefined
  /** Ready, and not killed since. */
  readonly up: boolean
}

/** The processes of one service, by their places. */
export interface Fleet {
  readonly members: readonly Member[]
  /** The longest time from a start to readiness, in milliseconds, by role. */
  readonly slowest: ReadonlyMap<Role, number>
  /** What they complained of: starts that failed, bad ends. */
  readonly faults: readonly string[]
  /** The errors that they logged, with how often. */
  readonly logged: ReadonlyMap<string, number>
  /** Starts a process that is down and returns when it is ready or was killed; anything else is a fault. */
  start(place: number): Promise<void>
  /** `kill -9`. */
  kill(place: number): Promise<void>
  /** Stops all as a supervisor does, with time to finish. */
  stop(): Promise<void>
  /** So far the clocks of all are ahead of the machine's, from now on, in milliseconds. */
  setClocks(offset: number): void
  tick(): void
}

/** A service of these roles that is not started yet. Web processes get a port that stays theirs; the public address is the first one's. */
export async function openFleet(roles: readonly Role[], environment: Readonly<Record<string, string>>, begin: number): Promise<Fleet> {
  const places = await Promise.all(
    roles.map(async (role) => ({ role, port: await freePort(), child: null as ChildProcess | null, up: false, condemned: false })),
  )
  const originOf = (place: { readonly role: Role; readonly port: number }) =>
    place.role === 'worker' ? undefined : `http://127.0.0.1:${place.port}`
  const publicUrl = places.map(originOf).find((origin) => origin !== undefined) ?? ''
  const slowest = new Map<Role, number>()
  const faults: string[] = []
  const logged = new Map<string, number>()
  let offset = begin
  const at = (index: number) => places[index] as (typeof places)[number]
  const tell = (word: ServiceWord) => {
    for (const { child } of places) if (child?.connected) child.send(word, () => undefined)
  }
  return {
    get members() {
      return places.map((place) => ({ role: place.role, origin: originOf(place), up: place.up }))
    },
    slowest,
    faults,
    logged,
    async start(index) {
      const place = at(index)
      const own = { MODE: place.role, PORT: String(place.port), HOST: '127.0.0.1', PUBLIC_URL: publicUrl }
      const order: ServiceOrder = { environment: { ...environment, ...own }, offset }
      const began = performance.now()
      const child = fork(join(import.meta.dirname, 'mixed-child.ts'), [JSON.stringify(order)], {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...plainEnvironment(), NODE_COMPILE_CACHE: join(environment['DATA_DIR'] ?? '', 'compiled') },
      })
      Object.assign(place, { child, up: false, condemned: false })
      let said = ''
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000)
        for (const line of text.split('\n')) count(logged, line)
      })
      child.once('exit', (code, signal) => {
        place.up = false
        if (!place.condemned && place.child === child) faults.push(`${place.role} ended by itself (${code ?? signal}): ${said.slice(-600)}`)
      })
      child.on('error', () => undefined)
      const ready = new Promise<'ready'>((resolve) => child.on('message', (word) => (word === 'ready' ? resolve('ready') : undefined)))
      const gone = once(child, 'exit').then(() => 'gone' as const)
      const end = await Promise.race([ready, gone, sleep(LONGEST_START_MS, 'late' as const, { ref: false })])
      if (end === 'late') faults.push(`${place.role} was not ready after ${LONGEST_START_MS / 1_000} s: ${said.slice(-600)}`)
      if (end !== 'ready') return
      place.up = !place.condemned
      slowest.set(place.role, Math.max(slowest.get(place.role) ?? 0, performance.now() - began))
    },
    async kill(index) {
      const place = at(index)
      const { child } = place
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      place.condemned = true
      place.up = false
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      const living = places.filter(({ child }) => child !== null && child.exitCode === null && child.signalCode === null)
      for (const place of living) Object.assign(place, { condemned: true, up: false })
      tell({ close: true })
      await Promise.all(
        living.map(async ({ child, role }) => {
          if (child === null) return
          const end = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode])
          const late = sleep(LONGEST_STOP_MS, ['late'], { ref: false })
          const [code] = (await Promise.race([end, late])) as [unknown]
          if (code === 0) return
          faults.push(`${role} did not stop well (${String(code)})`)
          child.kill('SIGKILL')
        }),
      )
    },
    setClocks(next) {
      offset = next
      tell({ offset })
    },
    tick: () => tell({ tick: true }),
  }
}

/** The message and the error of a line of the log, without what differs from one to the next. */
function count(logged: Map<string, number>, line: string): void {
  if (line.trim() === '') return
  let text = line
  try {
    const entry = JSON.parse(line) as { msg?: string; job?: string; tick?: string; err?: { message?: string } }
    text = [entry.msg, entry.job ?? entry.tick, entry.err?.message].filter(Boolean).join(': ')
  } catch {
    // Not a line of the log: as it is.
  }
  const plain = text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replaceAll(/\d+/g, '0')
    .slice(0, 160)
  logged.set(plain, (logged.get(plain) ?? 0) + 1)
}
