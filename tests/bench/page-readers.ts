import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Who reads a service's pages, compressed as a browser asks for them, over so many connections. */
export interface PageReaders {
  /** Milliseconds until the last byte. Throws when the answer is not 200. */
  ask(path: string): Promise<number>
  /** Closed loop: each reader asks for the next address as soon as the one before is answered. Milliseconds of each. */
  inTurn(paths: readonly string[]): Promise<readonly number[]>
  /**
   * Open loop: addresses are asked for at random moments, so many a second, whatever is still unanswered. Milliseconds of each.
   * `wrong` is told what was not answered with 200, and it goes on; without it, it ends.
   */
  atRandom(paths: readonly string[], aSecond: number, wrong?: (error: Error) => void): Promise<readonly number[]>
  close(): void
}

export function pageReaders(origin: string, many: number): PageReaders {
  const agent = new Agent({ keepAlive: true, maxSockets: many })
  const ask = (path: string) => timed(agent, origin + path)
  return {
    ask,
    async inTurn(paths) {
      const taken: number[] = []
      const left = paths.values()
      await Promise.all(
        Array.from({ length: many }, async () => {
          for (const path of left) taken.push(await ask(path))
        }),
      )
      return taken
    },
    async atRandom(paths, aSecond, wrong) {
      const random = seeded(7)
      const under: Promise<number | null>[] = []
      const failed = Promise.withResolvers<never>()
      failed.promise.catch(() => undefined)
      const began = performance.now()
      let at = 0
      for (const path of paths) {
        at += (-Math.log(1 - random()) / aSecond) * 1000
        const wait = began + at - performance.now()
        if (wait > 1) await Promise.race([sleep(wait), failed.promise])
        // What the readers' own process is late counts as waiting.
        const late = performance.now() - began - at
        const taken = ask(path).then((own) => own + Math.max(0, late))
        const told = wrong === undefined ? taken : taken.catch((error: Error) => (wrong(error), null))
        told.catch(failed.reject)
        under.push(told)
      }
      return (await Promise.all(under)).filter((own) => own !== null)
    },
    close: () => agent.destroy(),
  }
}

/** Numbers from 0 to 1 that look random, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function timed(agent: Agent, url: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume()
      const { statusCode, headers } = answer
      answer.on('end', () =>
        statusCode === 200
          ? resolve(performance.now() - began)
          : reject(new Error(`${statusCode} ${url}, request ${String(headers['x-request-id'])}`)),
      )
    }).on('error', reject)
  })
}
