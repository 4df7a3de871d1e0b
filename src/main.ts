import { StartRefused } from '../db/errors.ts'
import { readConfig } from './config.ts'
import { start } from './start.ts'

const SHUTDOWN_LIMIT = 30_000

try {
  const running = await start(readConfig(process.env, process.argv.slice(2)), { print: (line) => process.stdout.write(`${line}\n`) })
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), SHUTDOWN_LIMIT).unref()
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
