import { z } from 'zod'
import errorWords from '../../templates/i18n/es/errors.json' with { type: 'json' }
import { Invalid, type ErrorKey, type Fault } from './errors.ts'

/**
 * Parses with a schema whose messages are keys of the errors file (`required`, `too_long`, …). Throws Invalid with one
 * fault a field; nested fields are named with dots (`newEvidence.0.title`).
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, Fault> = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.')
    fields[name] ??= faultOf(issue)
  }
  throw new Invalid(fields)
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const known = issue.message in errorWords
  const key = known ? `errors.${issue.message}` : issue.code === 'invalid_value' ? 'errors.unknown_value' : 'errors.required'
  const values =
    issue.code === 'too_big' ? { max: Number(issue.maximum) } : issue.code === 'too_small' ? { min: Number(issue.minimum) } : undefined
  return { key: key as ErrorKey, ...(values ? { values } : {}) }
}
