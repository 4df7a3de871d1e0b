/** Every kind of problem that the API answers with, and its status. `api.problem.<name>` says what it means; names never change. */
export const PROBLEM_TYPES = {
  malformed: 400,
  invalid: 400,
  'sign-in-needed': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  'request-under-way': 409,
  gone: 410,
  'version-outdated': 412,
  'too-large': 413,
  'media-type-unsupported': 415,
  'rule-broken': 422,
  'key-reused': 422,
  'version-missing': 428,
  'too-many-requests': 429,
  unexpected: 500,
  busy: 503,
  unavailable: 503,
} as const

export type ProblemType = keyof typeof PROBLEM_TYPES

/** What the API itself refuses, before any verb is asked. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly type: ProblemType
  readonly headers: Readonly<Record<string, string>>
  constructor(type: ProblemType, headers: Readonly<Record<string, string>> = {}) {
    super(type)
    this.type = type
    this.headers = headers
  }
}
