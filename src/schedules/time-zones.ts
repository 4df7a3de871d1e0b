/** Names of IANA time zones, in alphabetical order. */
export function timeZoneNames(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted()
}

/** The name of a zone in its usual spelling, or as it was typed where it is an older name; null when there is none of that name. An offset is no zone. */
export function timeZoneNamed(typed: string): string | null {
  const wanted = typed.trim()
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(wanted)) return null
  const listed = timeZoneNames().find((name) => name.toLowerCase() === wanted.toLowerCase())
  if (listed !== undefined) return listed
  try {
    new Intl.DateTimeFormat('en', { timeZone: wanted })
    return wanted
  } catch {
    return null
  }
}
