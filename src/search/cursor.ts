import { z } from 'zod'

/** What an item is sorted by, most important first; the last part is its code, so that no two are alike. */
export type SortKey = readonly (number | string)[]

const LONGEST = 300
const Key = z
  .array(z.union([z.number(), z.string()]))
  .min(1)
  .max(5)

/** The cursor of a page as it stands in an address: opaque to readers. A malformed one is refused; absent or empty is the first page. */
export const Cursor = z
  .string()
  .max(LONGEST, 'cursor_invalid')
  .optional()
  .transform((value, check): SortKey | undefined => {
    if (value === undefined || value === '') return undefined
    const key = parsed(value)
    if (key !== null) return key
    check.addIssue({ code: 'custom', message: 'cursor_invalid' })
    return z.NEVER
  })

/** The cursor behind an item with this key. */
export function cursorOf(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function parsed(value: string): SortKey | null {
  if (!/^[A-Za-z0-9_-]+$/.test(value)) return null
  try {
    return Key.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
