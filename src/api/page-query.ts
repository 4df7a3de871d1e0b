import { z } from 'zod'
import { answerShape, shapeName } from './shapes.ts'

const MOST_ITEMS = 100
const USUAL_ITEMS = 25

const howMany = z.coerce
  .number('limit_invalid')
  .int('limit_invalid')
  .min(1, 'limit_invalid')
  .max(MOST_ITEMS, 'limit_invalid')
  .default(USUAL_ITEMS)
const after = z
  .string()
  .max(600, 'cursor_invalid')
  .regex(/^[\w-]*$/, 'cursor_invalid')
  .optional()

/** What every list is asked with: how many, from where on, and which properties of each. */
export function pageQuery(item: z.ZodObject) {
  const known = Object.keys(item.shape)
  const fields = z
    .string()
    .max(600, 'fields_unknown')
    .regex(new RegExp(`^(?:(?:${known.join('|')})(?:,(?:${known.join('|')}))*)?$`), 'fields_unknown')
    .optional()
  return z.object({ limit: howMany, after, fields })
}

/** The first `limit` of the rows that were asked for with one more than that, and where the next page begins. */
export function firstPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { readonly page: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

/** The shape of a page of these; `fields` may leave out any of their properties. */
export function pageShape(item: z.ZodObject, more: z.ZodRawShape = {}) {
  return z.object({ items: z.array(listed(item)), next: z.string().nullable(), as_of: z.iso.datetime().nullable(), ...more })
}

function listed(item: z.ZodObject): z.ZodObject {
  return answerShape(`Listed${shapeName(item)?.replace(/Item$/, '')}`, item.partial())
}
