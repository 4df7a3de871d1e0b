import { readFileSync } from 'node:fs'

/**
 * Most memory that this process ever had, in megabytes (2^20). Where the system tells it of the process itself (Linux), that is read:
 * what `resourceUsage` gives begins with the memory of the process that started this one.
 */
export function peakMegabytes(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes) / 1024
  } catch {
    // Another system.
  }
  return process.resourceUsage().maxRSS / 1024
}
