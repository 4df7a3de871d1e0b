import type { Actor } from './permissions.ts'

/** Whose work it is that a second person puts on the record. */
export interface Credit {
  readonly publisher: Actor
  /** The public name that the author goes by here. */
  readonly author: string
  /** Author and publisher are one person, in the mode that permits it: the event says so. */
  readonly singlePerson: boolean
}
