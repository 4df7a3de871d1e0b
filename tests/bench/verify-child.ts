import { runVerifier } from '../../src/verifier/index.ts'
import { peakMegabytes } from './peak-megabytes.ts'

const [origin = ''] = process.argv.slice(2)
const began = performance.now()
const code = await runVerifier([origin], origin, { line: () => undefined, progress: () => undefined })
const seconds = (performance.now() - began) / 1000
process.send?.({ code, seconds, megabytes: peakMegabytes() })
