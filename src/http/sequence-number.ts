import { NotFound } from '../kernel/errors.ts'

/** Reads the number of a log entry from an address: decimal, no leading zeros. Throws NotFound. */
export function sequenceNumber(text: string): number {
  const value = Number(text)
  if (!/^(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(value)) throw new NotFound('log entry')
  return value
}
