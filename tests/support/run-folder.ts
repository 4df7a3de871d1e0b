import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const PREFIX = 'vigia-run-'

/** TMPDIR of every test of this run: whatever a test or a browser puts there is gone when the run ends, also when it is interrupted. */
export const RUN_FOLDER = join(tmpdir(), `${PREFIX}${process.pid}`)

export default function setup(): () => void {
  mkdirSync(RUN_FOLDER, { recursive: true })
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX) && entry !== basename(RUN_FOLDER))) {
    if (!lives(Number(name.slice(PREFIX.length)))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  return () => rmSync(RUN_FOLDER, { recursive: true, force: true })
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
