import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ProgramEnd {
  /** Exit code; null when it could not be started or was killed. */
  readonly code: number | null
  readonly output: string
  /** What it wrote to standard error. */
  readonly complaints: string
}

/** Runs a program of this machine without a terminal, for three minutes at most. One that is not there ends with null. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly home?: string } = {},
): Promise<ProgramEnd> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 180_000,
    killSignal: 'SIGKILL',
    env: { PATH: process.env['PATH'], HOME: options.home ?? process.env['HOME'], LANG: 'C.UTF-8', no_proxy: '127.0.0.1' },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  let output = ''
  let complaints = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const code = await Promise.race([once(child, 'close').then(([ended]) => ended as number | null), once(child, 'error').then(() => null)])
  return { code, output, complaints }
}

/** True when this machine has the program. */
export async function hasProgram(command: string, ...args: readonly string[]): Promise<boolean> {
  return (await runProgram(command, args)).code !== null
}
