import { dependencySize } from './dependency-size.ts'
import { logVerify } from './log-verify.ts'
import { requests } from './requests.ts'
import { sourceSize } from './source-size.ts'
import { startUp } from './start-up.ts'

const MEASURES = {
  'source-size': sourceSize,
  'dependency-size': dependencySize,
  'start-up': startUp,
  requests,
  'log-verify': logVerify,
} as const

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in MEASURES))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There is: ${Object.keys(MEASURES).join(', ')}.`)
  process.exitCode = 1
} else {
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    console.log(`\n${name}`)
    console.table(await measure())
  }
}
