import { createHash } from 'node:crypto'
import type { DumpFileView } from '../../templates/view/dataset.ts'

/** Where the bytes of a dump's files go. Several files may be open at once. */
export interface DumpSink {
  open(name: string): Promise<OpenFile>
}

export interface OpenFile {
  /** Comes back when more may follow. */
  write(bytes: Buffer): Promise<void>
  end(): Promise<void>
}

/** A file of the sink that counts and digests what passes. */
export async function measuredFile(sink: DumpSink, name: string, mediaType: string) {
  const file = await sink.open(name)
  const hash = createHash('sha256')
  let bytes = 0
  return {
    async write(piece: string | Buffer) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
      hash.update(chunk)
      bytes += chunk.length
      await file.write(chunk)
    },
    async end(rows: number | null): Promise<DumpFileView> {
      await file.end()
      return { name, mediaType, rows, bytes, sha256: hash.digest('hex') }
    },
  }
}
