/** Keys that are remembered at most. */
const MOST = 50_000

/**
 * Gives a look-up of values by key that asks for those it does not know, all at once, and remembers them: for what many rows of a
 * stream share. A key that is not there has no value.
 */
export function remembered<Value>(
  load: (keys: readonly string[]) => Promise<Iterable<readonly [string, Value]>>,
): (keys: Iterable<string>) => Promise<ReadonlyMap<string, Value>> {
  const known = new Map<string, Value>()
  return async (keys) => {
    const asked = new Set(keys)
    if (known.size + asked.size > MOST) known.clear()
    const missing = [...asked].filter((key) => !known.has(key))
    if (missing.length > 0) for (const [key, value] of await load(missing)) known.set(key, value)
    return known
  }
}
