import { setImmediate } from 'node:timers/promises'

const EVERY = 32

/** Awaited after item number `index`: gives way to the event loop every 32 items, so that finished pages drain and others get a turn. */
export async function breathe(index: number): Promise<void> {
  if (index % EVERY === EVERY - 1) await setImmediate()
}
