import { databaseFault } from '../../db/faults.ts'
import type { Words } from '../../templates/i18n/index.ts'
import type { ErrorStatus } from '../../templates/pages/error.page.ts'
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken, type Fault } from '../kernel/errors.ts'
import { pauseOf } from './pause.ts'

/** A domain error in the terms of HTTP, its messages translated. */
export interface Problem {
  readonly status: ErrorStatus
  readonly detail: string | null
  readonly fields: Readonly<Record<string, string>>
  /** Nobody knows whether what was sent is saved. */
  readonly unsure?: boolean
}

/** The one place that maps domain errors to HTTP. What keeps the database from answering is a 503; anything else is a 500 without detail. */
export function problemOf(error: unknown, words: Words): Problem {
  const say = (fault: Fault) => words.t(fault.key, fault.values)
  if (error instanceof NotFound) return { status: 404, detail: null, fields: {} }
  if (error instanceof Forbidden) return { status: error.signIn ? 401 : 403, detail: say(error.fault), fields: {} }
  if (error instanceof Conflict) return { status: 409, detail: words.t('errors.conflict'), fields: {} }
  if (error instanceof RuleBroken) {
    const status = pauseOf(error)?.status ?? 422
    return { status, detail: say(error.fault), fields: error.field === undefined ? {} : { [error.field]: say(error.fault) } }
  }
  if (error instanceof Invalid) {
    return {
      status: 400,
      detail: null,
      fields: Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [name, say(fault)])),
    }
  }
  const fault = databaseFault(error)
  if (fault === null) return { status: 500, detail: null, fields: {} }
  return { status: 503, detail: words.t(`errors.database_${fault}`), fields: {}, unsure: fault === 'unsure' }
}
