/** A start, or an operator's command, that cannot go on, said in one line that tells the operator what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
