/** The words of the command line do not fit the verb. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
