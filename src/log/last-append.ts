let last = Number.NEGATIVE_INFINITY

/** Remembers that this process adds an act now. */
export function noteAppend(): void {
  last = performance.now()
}

/** Milliseconds since this process last added an act, whose transaction may still be open; infinite when it never did. */
export function sinceLastAppend(): number {
  return performance.now() - last
}
