/** Seconds of a Retry-After field (RFC 9110 section 10.2.3: seconds or a date); null when there is none that makes sense. */
export function retryAfterSeconds(field: string | undefined, now: Date): number | null {
  if (field === undefined) return null
  if (/^\d{1,9}$/.test(field.trim())) return Number(field)
  const date = /^[A-Za-z]{3}/.test(field) ? Date.parse(field) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000))
}
