import { HTTPException } from 'hono/http-exception'
import { Conflict, Forbidden, Invalid, isDomainError, NotFound } from '../kernel/errors.ts'
import type { Request } from './environment.ts'
import { pauseOf } from './pause.ts'
import { problemOf } from './problem.ts'
import { tellRefusal } from './security-line.ts'

/** What was typed: the last value of each name, and all of them where a name repeats. Files stand apart. */
export interface Form {
  readonly values: Readonly<Record<string, string>>
  all(name: string): readonly string[]
  /** What was chosen in a file field; a field left empty has none. */
  files(name: string): readonly File[]
}

/** Reads a posted form. Throws HTTPException: 400 when the body is not the form that its type promises, 413 when it is too large. */
export async function readForm(c: Request): Promise<Form> {
  const body = await c.req.parseBody({ all: true }).catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400) : error
  })
  const entries = Object.entries(body).map(([name, value]) => [name, [value].flat()] as const)
  const lists = new Map(entries.map(([name, list]) => [name, list.filter((item): item is string => typeof item === 'string')]))
  const files = new Map(
    entries.map(([name, list]) => [
      name,
      list.filter((item): item is File => typeof item !== 'string' && (item.size > 0 || item.name !== '')),
    ]),
  )
  return {
    values: Object.fromEntries([...lists].map(([name, list]) => [name, list.at(-1) ?? ''])),
    all: (name) => lists.get(name) ?? [],
    files: (name) => files.get(name) ?? [],
  }
}

export interface FormRefusal {
  readonly status: 409 | 422 | 429 | 503
  /** Messages by the form's own field names; '' for what belongs to none. */
  readonly errors: Readonly<Record<string, string>>
}

/**
 * What a form shows again after a verb refused it, its fields renamed by `rename` from the verb's names to the form's.
 * What no form can mend (nothing there, not allowed, a defect) is thrown on.
 */
export function refusal(c: Request, error: unknown, rename: (field: string) => string): FormRefusal {
  if (!isDomainError(error) || error instanceof NotFound || error instanceof Forbidden) throw error
  tellRefusal(c, error)
  const problem = problemOf(error, c.var.words)
  const pause = pauseOf(error)
  if (pause !== null) c.header('Retry-After', String(pause.seconds))
  const named = Object.entries(problem.fields)
  if (error instanceof Invalid || named.length > 0) {
    return { status: pause?.status ?? 422, errors: Object.fromEntries(named.map(([field, message]) => [rename(field), message])) }
  }
  return { status: pause?.status ?? (error instanceof Conflict ? 409 : 422), errors: { '': problem.detail ?? '' } }
}
