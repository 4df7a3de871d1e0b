const DAY = 86_400_000

/**
 * A spreadsheet's serial number as a date, time or both. The 1900 system counts a 29 February 1900 that never was (ECMA-376 part 1,
 * 18.17.4.1). Null when no calendar reaches that far.
 */
export function serialDate(serial: number, shown: 'date' | 'month' | 'time' | 'instant', from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null
  if (shown === 'time' && serial < 1) return timeOf(serial)
  const days = Math.floor(serial)
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const date = new Date(epoch + days * DAY).toISOString().slice(0, 10)
  const rest = serial - days
  if (shown === 'month' && date.endsWith('-01') && rest === 0) return date.slice(0, 7)
  return rest < 1e-9 ? date : `${date}T${timeOf(rest)}`
}

function timeOf(part: number): string {
  const seconds = Math.min(Math.round(part * 86_400), 86_399)
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((value) => String(value).padStart(2, '0')).join(':')
}
