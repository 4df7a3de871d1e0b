import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from './figures.ts'
import { toldBy } from '../support/told-by.ts'

/** One request after the other, as a reader's browser asks, so that an answer's time is the service's and not that of a queue before it. */
const REQUESTS = 500
const PAUSE_MS = 10

/** Milliseconds of answers of the dashboard: the 99th percentile while nothing else happens, and while a report is made. */
export interface Answers {
  readonly idle: number
  readonly busy: number
  /** How many answers were timed while the report was made. */
  readonly asked: number
  /** How long the report took. */
  readonly milliseconds: number
}

export async function timeAnswers(folder: string, snapshotPath: string): Promise<Answers> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const child = fork(join(import.meta.dirname, 'report-service-child.ts'), [data])
  try {
    const origin = await toldBy<string>(child)
    const dashboard = `${origin}/es`
    await ask(dashboard, (count) => count < REQUESTS)
    const idle = await ask(dashboard, (count) => count < REQUESTS)
    child.send(snapshotPath)
    await toldBy(child)
    const began = performance.now()
    let result: string | undefined
    const made = toldBy<string>(child).then((told) => (result = told))
    const busy = await ask(dashboard, () => result === undefined)
    await made
    if (result !== 'done') throw new Error(`The report was not made: ${result}`)
    return { idle: percentile(idle, 0.99), busy: percentile(busy, 0.99), asked: busy.length, milliseconds: performance.now() - began }
  } finally {
    const exit = once(child, 'exit')
    if (child.connected) {
      child.disconnect()
      await exit
    }
  }
}

async function ask(url: string, more: (count: number) => boolean): Promise<number[]> {
  const times: number[] = []
  while (more(times.length)) {
    const began = performance.now()
    const response = await fetch(url)
    await response.text()
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    times.push(performance.now() - began)
    await sleep(PAUSE_MS)
  }
  return times
}
