import type { Database } from '../../db/schema.ts'
import { BLOCK, monthOf, partName, partNumber, type ArchivePart } from './archive-part.ts'
import { firstSeqFrom } from '../log/index.ts'

/** Half-open range of sequence numbers. */
export interface SeqRange {
  readonly fromSeq: number
  readonly beforeSeq: number
}

/** The name of the part that an act lies in. */
export async function partOf(db: Database, seq: number): Promise<string> {
  const { occurred_at } = await db.selectFrom('events').select('occurred_at').where('seq', '=', seq).executeTakeFirstOrThrow()
  const month = monthOf(occurred_at)
  return partName({ month, number: partNumber((await firstSeqFrom(db, startOf(month))) ?? seq, seq) })
}

/** Which acts a part is made of, when it is full; null when the log has none there. Instants in the log never go backwards. */
export async function rangeOf(db: Database, { month, number }: ArchivePart): Promise<SeqRange | null> {
  const first = await firstSeqFrom(db, startOf(month))
  if (first === null) return null
  const after = (await firstSeqFrom(db, startOfNext(month))) ?? Number.MAX_SAFE_INTEGER
  const block = (Math.floor(first / BLOCK) + number - 1) * BLOCK
  const range = { fromSeq: Math.max(first, block), beforeSeq: Math.min(after, block + BLOCK) }
  return range.fromSeq < range.beforeSeq ? range : null
}

function startOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`)
}

function startOfNext(month: string): Date {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1))
}
