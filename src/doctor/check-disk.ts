import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Finding, why } from './finding.ts'

const LOW = 2_000_000_000
const OUT = 200_000_000

/** Whether the data directory can be written to, and how much room is left there, in the present and before it is made. */
export function checkDisk(dataDirectory: string): readonly Finding[] {
  const folder = nearest(dataDirectory)
  try {
    const probe = join(folder, `.doctor-${randomBytes(4).toString('hex')}`)
    writeFileSync(probe, 'probe', { flag: 'wx', mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    return [
      {
        state: 'fault',
        check: 'disk',
        says: `${folder} cannot be written to (${why(error)}).`,
        fix: 'Give the folder to the user that the service runs as, or set DATA_DIR to another one.',
      },
    ]
  }
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const says = `${(free / 1e9).toFixed(1)} GB free at ${folder}.`
  if (free >= LOW) return [{ state: 'ok', check: 'disk', says }]
  return [{ state: free < OUT ? 'fault' : 'warn', check: 'disk', says, fix: 'Make room: old back-ups, logs, other data.' }]
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}
