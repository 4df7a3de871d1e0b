/** A write that the service was asked for. */
export interface Entry {
  readonly kind: 'update' | 'publication' | 'import' | 'approval' | 'subscription'
  /** By what it is found again: a marker in a text, an id, an address. */
  readonly key: string
  /** What the service called it, once it said so. */
  id?: string
  /** Answered with 2xx or 303. */
  acknowledged: boolean
}

/** What the clients were told, by themselves: the only witness against the service. */
export interface Ledger {
  readonly entries: readonly Entry[]
  add(kind: Entry['kind'], key: string): Entry
  /** Answers that no request may get: with their status and address. */
  readonly bad: Map<string, number>
  /** Requests that were answered, and those that got none because a process was gone. */
  answered: number
  unanswered: number
}

export function openLedger(): Ledger {
  const entries: Entry[] = []
  return {
    entries,
    add(kind, key) {
      const entry: Entry = { kind, key, acknowledged: false }
      entries.push(entry)
      return entry
    },
    bad: new Map(),
    answered: 0,
    unanswered: 0,
  }
}
