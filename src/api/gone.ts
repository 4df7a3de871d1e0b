import type { Localized } from '../../templates/view/text.ts'

/** What stands in place of something that was withdrawn. */
export interface Tombstone {
  readonly kind: 'recommendation' | 'update'
  readonly id: string
  readonly code?: string
  /** ISO instant of the withdrawal. */
  readonly at: string
  readonly reason: Localized
  /** Sequence number of the withdrawal in the public log. */
  readonly seq: number
}

/** It was on the record and was withdrawn: 410, with who it was. */
export class Gone extends Error {
  override readonly name = 'Gone'
  readonly tombstone: Tombstone
  constructor(tombstone: Tombstone) {
    super(`${tombstone.kind} was withdrawn`)
    this.tombstone = tombstone
  }
}
