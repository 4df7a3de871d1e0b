import { StartRefused } from '../db/errors.ts'
import { readConfig } from './config.ts'
import { start } from './start.ts'

/** All that a stop may take once its delay is over: requests have 15 seconds, jobs 25. */
const STOP_LIMIT = 45_000

try {
  const config = readConfig(process.env, process.argv.slice(2))
  const starting = start(config, { print: (line) => process.stdout.write(`${line}\n`) })
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), STOP_LIMIT + (config.stopDelaySeconds ?? 0) * 1_000).unref()
      // A start is never cut in the middle of a migration.
      starting
        .then((running) => running.close())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
  }
  await starting
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
