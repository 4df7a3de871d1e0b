import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second, in which Linux counts. */
const TICKS = 100

/** Seconds of CPU that each part of a measured system has used so far; NaN where the system does not say (no /proc). */
export interface CpuSeconds {
  /** The processes of the service, by the addresses that they answer at. */
  readonly service: number
  /** Every process called postgres. */
  readonly postgres: number
  /** This process, which asks. */
  readonly load: number
}

/** `origins`: where the processes of the service answer; they are known by the port in their environment. */
export function machineCpu(origins: readonly string[]): CpuSeconds {
  const { user, system } = process.cpuUsage()
  const variables = new Set(
    origins.flatMap((origin) => {
      const { port } = new URL(origin)
      return [`PORT=${port}`, `METRICS_PORT=${port}`]
    }),
  )
  let [service, postgres] = [0, 0]
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const ticks = ticksOf(pid)
      if (read(pid, 'comm').trim() === 'postgres') postgres += ticks
      else if (
        read(pid, 'environ')
          .split('\0')
          .some((variable) => variables.has(variable))
      )
        service += ticks
    }
  } catch {
    ;[service, postgres] = [Number.NaN, Number.NaN]
  }
  return { service: service / TICKS, postgres: postgres / TICKS, load: (user + system) / 1e6 }
}

/** Which part used how much of one core between two moments, the busiest first: `web 1.21, postgres 0.34, load 0.40`. */
export function sharesOf(before: CpuSeconds, after: CpuSeconds, seconds: number): string {
  return (['service', 'postgres', 'load'] as const)
    .map((part) => [part, (after[part] - before[part]) / seconds] as const)
    .toSorted(([, one], [, other]) => other - one)
    .map(([part, cores]) => `${part} ${cores.toFixed(2)}`)
    .join(', ')
}

/** User and system time (proc(5), fields 14 and 15); 0 for a process that has ended. */
function ticksOf(pid: string): number {
  const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
}

/** Empty for a process that has ended or belongs to somebody else. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
