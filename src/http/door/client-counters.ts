import { createHash, randomBytes } from 'node:crypto'
import { clientNetwork } from '../../accounts/index.ts'

/** Clients share this many counters, so that no flood of addresses fills the memory. */
const COUNTERS = 65_536

export interface ClientCounters {
  /** The counter of a client, by its network. */
  slotOf(address: string): number
  /** Requests since the minute began. */
  readonly requests: Uint32Array
  /** Open now. */
  readonly connections: Uint32Array
}

/** Counts clients in memory of one fixed size; which share a counter differs from process to process and cannot be known outside. */
export function clientCounters(): ClientCounters {
  const seed = randomBytes(16)
  return {
    slotOf: (address) => createHash('sha256').update(seed).update(clientNetwork(address)).digest().readUInt32BE() % COUNTERS,
    requests: new Uint32Array(COUNTERS),
    connections: new Uint32Array(COUNTERS),
  }
}
