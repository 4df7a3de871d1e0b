import { z } from 'zod'
import { Invalid } from '../kernel/errors.ts'

type Key = readonly (string | number)[]

/** A place in a list as one opaque text: where the next page begins. `list` says whose it is. */
export function writeCursor(list: string, key: Key): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url')
}

/** The place that such a text stands for; null for none. Throws Invalid (`after`) when it is of another list or made up. */
export function readCursor<Schema extends z.ZodType<Key>>(list: string, schema: Schema, text: string | undefined): z.output<Schema> | null {
  if (text === undefined || text === '') return null
  const parsed = z
    .tuple([z.literal(list)])
    .rest(z.unknown())
    .safeParse(decoded(text))
  const key = parsed.success ? schema.safeParse(parsed.data.slice(1)) : null
  if (!key?.success) throw new Invalid({ after: { key: 'errors.cursor_invalid' } })
  return key.data
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** Places in lists that are ordered by a number, an id, or a name. */
export const SEQ = z.tuple([z.int().min(0)])
export const UUID = z.tuple([z.guid()])
export const NAME = z.tuple([
  z
    .string()
    .max(200)
    .regex(/^[^\0]*$/),
])
