/** What was looked at, and what is to be done when it is not as it should be. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'fault'
  readonly check: 'database' | 'migrations' | 'clock' | 'disk' | 'mail' | 'hub' | 'storage' | 'keys' | 'proxy'
  readonly says: string
  /** Absent when nothing is to be done. */
  readonly fix?: string
}

/** Why something failed, in a few words without line breaks. */
export function why(error: unknown): string {
  const { code, message, cause } = error as { readonly code?: string; readonly message?: string; readonly cause?: unknown }
  const inner = cause === undefined ? undefined : why(cause)
  return (inner ?? (message || code) ?? 'no reason given').replaceAll(/\s+/g, ' ').slice(0, 200)
}

/** Rejects after so many milliseconds with a reason that says so. */
export async function within<Result>(milliseconds: number, act: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer after ${milliseconds / 1000} s`)), milliseconds)
  })
  try {
    return await Promise.race([act, late])
  } finally {
    clearTimeout(timer)
  }
}
