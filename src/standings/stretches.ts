import type { Position, Status } from '../../templates/view/scales.ts'
import { POSITIONS, STATUSES } from '../../templates/view/scales.ts'

/** One row of `standings` as the database gives it, its instants in milliseconds. */
export interface StretchRow {
  readonly addressee_id: string
  readonly from_seq: number
  readonly from_at: number
  readonly status: Status
  readonly since: string | null
  readonly due_on: string | null
  readonly position: Position | null
  readonly last_published_at: number | null
  readonly awaiting_until: string | null
  readonly withdrawn: boolean
}

/** No date, no position, no stretch before. */
export const NONE = -1

const COLUMNS = {
  fromSeq: Float64Array,
  fromAt: Float64Array,
  lastPublishedAt: Float64Array,
  since: Int32Array,
  dueOn: Int32Array,
  awaitingUntil: Int32Array,
  previous: Int32Array,
  status: Uint8Array,
  position: Int8Array,
  withdrawn: Uint8Array,
} as const
type Columns = { [Name in keyof typeof COLUMNS]: InstanceType<(typeof COLUMNS)[Name]> }

/** Stretches of all addressees in columns, each linked to the one before it of the same addressee: about 50 bytes a stretch. */
export class Stretches {
  columns: Columns
  /** By addressee number: its latest stretch, or NONE. */
  heads: number[] = []
  #count = 0
  #room: number

  constructor(room = 1024) {
    this.#room = room
    this.columns = columnsOf(room)
  }

  append(addressee: number, row: StretchRow): void {
    if (this.#count === this.#room) this.#grow()
    const at = this.#count++
    const { columns } = this
    columns.fromSeq[at] = row.from_seq
    columns.fromAt[at] = row.from_at
    columns.lastPublishedAt[at] = row.last_published_at ?? NONE
    columns.since[at] = dayNumber(row.since)
    columns.dueOn[at] = dayNumber(row.due_on)
    columns.awaitingUntil[at] = dayNumber(row.awaiting_until)
    columns.previous[at] = this.heads[addressee] ?? NONE
    columns.status[at] = STATUSES.indexOf(row.status)
    columns.position[at] = row.position === null ? NONE : POSITIONS.indexOf(row.position)
    columns.withdrawn[at] = row.withdrawn ? 1 : 0
    this.heads[addressee] = at
  }

  /** The stretch in which an addressee stood just before an instant (milliseconds), or NONE: it was not on record. */
  at(addressee: number, instant: number): number {
    const { fromAt, previous } = this.columns
    let found = this.heads[addressee] ?? NONE
    while (found !== NONE && (fromAt[found] ?? 0) >= instant) found = previous[found] ?? NONE
    return found
  }

  #grow(): void {
    this.#room *= 2
    const wider = columnsOf(this.#room)
    for (const name of Object.keys(wider) as (keyof Columns)[]) wider[name].set(this.columns[name])
    this.columns = wider
  }
}

function columnsOf(room: number): Columns {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, Column]) => [name, new Column(room)])) as unknown as Columns
}

/** `2026-11-02` as 20261102, which compares as the days do; NONE for null. */
export function dayNumber(day: string | null): number {
  return day === null ? NONE : Number(day.replaceAll('-', ''))
}

const days = new Map<number, string>()

/** The day of such a number; null for NONE. */
export function dayOf(number: number): string | null {
  if (number === NONE) return null
  const known = days.get(number)
  if (known !== undefined) return known
  const text = String(number).padStart(8, '0')
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  days.set(number, day)
  return day
}
