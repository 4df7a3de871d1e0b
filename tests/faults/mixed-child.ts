import { flushCompileCache } from 'node:module'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'

export interface ServiceOrder {
  readonly environment: Readonly<Record<string, string>>
  /** By so many milliseconds its clock is ahead of the machine's. */
  readonly offset: number
}

/** What the campaign says to it: where the clocks stand from now on, that a minute is over, that it shall stop. */
export interface ServiceWord {
  readonly offset?: number
  readonly tick?: true
  readonly close?: true
}

/**
 * One process of the service as `npm start` makes it, with a clock that the campaign moves. It says `ready`, and `closed` when it was
 * told to stop; it never outlives the campaign.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as ServiceOrder
let offset = order.offset
process.on('disconnect', () => process.exit(0))
const before: ServiceWord[] = []
let hear = (word: ServiceWord): void => void before.push(word)
process.on('message', (word: ServiceWord) => {
  offset = word.offset ?? offset
  hear(word)
})
const running = await start(readConfig(order.environment), { clock: { now: () => new Date(Date.now() + offset) } })
hear = (word) => {
  if (word.tick) running.tick().catch((error: unknown) => process.stderr.write(`tick: ${String(error)}\n`))
  if (word.close)
    running.close().then(
      () => process.send?.('closed', () => process.exit(0)),
      (error: unknown) => {
        process.stderr.write(`close: ${String(error)}\n`)
        process.exit(1)
      },
    )
}
process.send?.('ready')
// The next one starts faster, also when this one is killed.
flushCompileCache()
for (const word of before) hear(word)
