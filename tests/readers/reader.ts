import type { ServedRecord } from './served-record.ts'

export interface ReaderSetup {
  readonly record: ServedRecord
  /** Folder of its own, which is there and empty. */
  readonly folder: string
  /** A Python with what `requirements.txt` names; null: none could be had. */
  readonly python: string | null
}

/** A program outside this project that reads feeds or calendars. */
export interface Reader {
  readonly name: string
  /** Lines about what is wrong; none when all is well. A text says why it was not run. */
  read(setup: ReaderSetup): Promise<readonly string[] | string>
}
