import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second, in which Linux counts. */
const TICKS = 100

/** Milliseconds of CPU that the processes started with this `PORT` have used so far; NaN where the system does not say (no /proc). */
export function serviceCpu(origin: string): number {
  const { port } = new URL(origin)
  try {
    const ticks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ticksOf(pid, `PORT=${port}`))
    return (ticks.reduce((sum, own) => sum + own, 0) * 1000) / TICKS
  } catch {
    return Number.NaN
  }
}

/** User and system time (proc(5), fields 14 and 15); 0 for a process of another environment, or one that has ended. */
function ticksOf(pid: string, variable: string): number {
  try {
    if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable)) return 0
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
