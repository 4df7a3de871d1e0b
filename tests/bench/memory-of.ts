import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes (2^20) of one process of the service: all that is resident, and what its JavaScript heap holds. */
export interface Memory {
  readonly resident: number
  readonly heap: number
}

/** Of the process that answers at `origin`: the largest with that `PORT` in its environment, and what it says at /metrics. */
export async function memoryOf(origin: string): Promise<Memory> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(text)?.[1])
  return { resident: residentOf(new URL(origin).port), heap: heap / 2 ** 20 }
}

function residentOf(port: string): number {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        if (
          !readFileSync(`/proc/${pid}/environ`, 'utf8')
            .split('\0')
            .some((variable) => variable.endsWith(`PORT=${port}`))
        )
          return 0
        const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
        return Number(kilobytes) / 1024
      } catch {
        return 0
      }
    })
  return Math.max(0, ...sizes)
}
