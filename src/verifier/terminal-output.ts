import type { VerifierOutput } from './run-verifier.ts'

const BAR = 30
const PAUSE = 100

/** Lines on standard output, a bar on standard error when that is a terminal. */
export function terminalOutput(out: NodeJS.WriteStream, bar: NodeJS.WriteStream): VerifierOutput {
  let drawn = 0
  let shown = false
  const clear = () => {
    if (shown) bar.write('\r\u001b[K')
    shown = false
  }
  return {
    line(text) {
      clear()
      out.write(`${text}\n`)
    },
    progress(done, of, what) {
      if (!bar.isTTY || (done < of && Date.now() - drawn < PAUSE)) return
      drawn = Date.now()
      shown = true
      const full = of === 0 ? BAR : Math.round((done / of) * BAR)
      bar.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done}/${of} ${what}`)
    },
  }
}
