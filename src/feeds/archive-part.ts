/** An archive ends where a month (UTC) ends or where the log fills such a block of sequence numbers, whichever is first. */
export const BLOCK = 128

/** A piece of the log that one archive is made of: the `number`th block of the log that a month has acts in, from 1. */
export interface ArchivePart {
  /** `YYYY-MM`, in UTC. */
  readonly month: string
  readonly number: number
}

/** `2026-10`, `2026-10-2`: a part as it stands in an address. */
export function partName({ month, number }: ArchivePart): string {
  return number === 1 ? month : `${month}-${number}`
}

/** The part of such a name; null when it is none. */
export function parsePartName(name: string): ArchivePart | null {
  const [, month, number = '1'] = /^(2\d{3}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,8}))?$/.exec(name) ?? []
  return month === undefined ? null : { month, number: Number(number) }
}

/** The month (UTC) of an instant. */
export function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7)
}

/** The number of the part that an act lies in, when `first` is the log's first act of the month. */
export function partNumber(first: number, seq: number): number {
  return Math.floor(seq / BLOCK) - Math.floor(first / BLOCK) + 1
}
