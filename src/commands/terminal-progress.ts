import { terminalOutput } from '../verifier/index.ts'
import type { TellProgress } from './run-command.ts'

/** How far a verb is, on standard error: a bar where that is a terminal, else a line each. */
export function terminalProgress(stream: NodeJS.WriteStream): TellProgress {
  const { progress } = terminalOutput(stream, stream)
  return ({ done, of, what }) => {
    if (!stream.isTTY) stream.write(`${done}/${of} ${what}\n`)
    else if (done < of) progress(done, of, what)
    else stream.write('\r\u001b[K')
  }
}
