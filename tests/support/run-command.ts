import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { plainEnvironment } from './plain-environment.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const root = join(import.meta.dirname, '../..')

/**
 * Runs a file of the project with this Node until it ends, with only these variables set. `stop` sends SIGTERM; what has not
 * ended after 60 s is killed (exit code null).
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  variables: Record<string, string>,
  stop?: AbortSignal,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), LINK_CAPTURE: 'false', ...variables },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  stop?.addEventListener('abort', () => child.kill('SIGTERM'))
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}
