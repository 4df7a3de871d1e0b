/**
 * Why the database did not do what it was asked, where neither the question nor the data are at fault. `away`: it cannot be reached, or
 * takes nobody now. `slow`: no answer within the patience, or others stood in the way. `full`: no room is left. `read_only`: it takes no
 * writes now. `unsure`: the connection broke while it was committing, so that nobody here knows whether it did.
 */
export type DatabaseFault = 'away' | 'slow' | 'full' | 'read_only' | 'unsure'

/** No answer came within the patience; the connection was given up. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** The connection broke while a transaction was being committed. */
export class CommitUnsure extends Error {
  override readonly name = 'CommitUnsure'
}

/** SQLSTATE (PostgreSQL, appendix A) and codes of Node. */
const CODES: Readonly<Record<string, DatabaseFault>> = {
  '25P03': 'slow',
  '25006': 'read_only',
  '40001': 'slow',
  '40P01': 'slow',
  '53000': 'full',
  '53100': 'full',
  '53200': 'full',
  '53300': 'away',
  '55P03': 'slow',
  '57014': 'slow',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  '57P05': 'away',
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
  ENOTFOUND: 'away',
  EAI_AGAIN: 'away',
  EPIPE: 'away',
  ETIMEDOUT: 'away',
}
/** What `pg`, its pool and Kysely say without a code. */
const WORDS =
  /^(?:Connection terminated|Connection ended|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Postgres connection has been discarded)/

/** Null: the error is another one. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null
  if (error instanceof CommitUnsure) return 'unsure'
  if (error instanceof NoAnswer) return 'slow'
  const { code } = error as { readonly code?: unknown }
  if (typeof code === 'string') {
    const known = CODES[code] ?? (code.startsWith('08') ? 'away' : null)
    if (known !== null) return known
  }
  if (WORDS.test(error.message)) return 'away'
  return error.cause === undefined ? null : databaseFault(error.cause)
}
