import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainEnvironment } from './plain-environment.ts'

export interface ServiceProcess {
  readonly pid: number
  /** What it has written so far, to standard output and to standard error. */
  output(): string
  errors(): string
  signal(name: NodeJS.Signals): void
  /** Its exit code, or the signal that ended it, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>
  /** SIGKILL, unless it has ended. */
  kill(): Promise<void>
}

/** `src/main.ts` as a process of its own with these variables over a clean environment; it is on its way when this returns. */
export function startProcess(variables: Record<string, string>): ServiceProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), LINK_CAPTURE: 'false', ...variables },
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  return {
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    signal: (name) => void child.kill(name),
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What an address answers, as soon as that is something in particular; throws with the last answer after the patience. */
export async function answerOnce<Answer>(
  url: string,
  read: (response: Response) => Promise<Answer>,
  fits: (answer: Answer) => boolean,
  patience = 60_000,
): Promise<Answer> {
  let last: unknown = 'nothing'
  for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
    try {
      const answer = await read(await fetch(url, { signal: AbortSignal.timeout(5_000) }))
      if (fits(answer)) return answer
      last = answer
    } catch (error) {
      last = error
    }
  }
  throw new Error(`${url} answered ${JSON.stringify(last)} at last`)
}
