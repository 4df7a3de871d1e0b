import type { MessageKey } from '../../templates/i18n/index.ts'

export type ErrorKey = Extract<MessageKey, `errors.${string}`>

/** One fault of a form or a request: the message key, with its values. */
export interface Fault {
  readonly key: ErrorKey
  readonly values?: Readonly<Record<string, string | number>>
}

/** The closed set of what the domain may refuse; one place per transport maps it. */
export type DomainError = NotFound | Forbidden | Invalid | Conflict | RuleBroken

export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** `signIn`: nobody is signed in, so signing in may help. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  readonly signIn: boolean
  readonly fault: Fault
  constructor(fault: Fault, signIn = false) {
    super(fault.key)
    this.fault = fault
    this.signIn = signIn
  }
}

/** The input does not fit; each fault stands under the name of its field. */
export class Invalid extends Error {
  override readonly name = 'Invalid'
  readonly fields: Readonly<Record<string, Fault>>
  constructor(fields: Readonly<Record<string, Fault>>) {
    super(`invalid: ${Object.keys(fields).join(', ')}`)
    this.fields = fields
  }
}

/** Somebody else changed the thing first. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly currentVersion: number
  constructor(currentVersion: number) {
    super(`conflict: the current version is ${currentVersion}`)
    this.currentVersion = currentVersion
  }
}

/** The input is well formed and a rule of the record forbids it. `field` is where a form shows it. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
  readonly fault: Fault
  readonly field: string | undefined
  constructor(fault: Fault, field?: string) {
    super(fault.key)
    this.fault = fault
    this.field = field
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return (
    error instanceof NotFound ||
    error instanceof Forbidden ||
    error instanceof Invalid ||
    error instanceof Conflict ||
    error instanceof RuleBroken
  )
}
