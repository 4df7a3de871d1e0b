/** What a form offers to choose from. */
export interface Offered<Item> {
  /** All there is; otherwise what was searched for. */
  readonly whole: boolean
  readonly items: readonly Item[]
  /** The search found more than is offered. */
  readonly more: boolean
}
