import { createGzip } from 'node:zlib'
import type { OpenFile } from './dump-sink.ts'

const PART = 4 << 20

/** A file whose bytes are compressed (gzip) and given on in numbered parts of about 4 MB, each awaited before more is taken. */
export function compressedParts(store: (part: number, content: Buffer) => Promise<void>): OpenFile {
  const gzip = createGzip({ level: 6, chunkSize: 1 << 18 })
  const done = (async () => {
    let part = 0
    let held: Buffer[] = []
    let size = 0
    for await (const chunk of gzip as AsyncIterable<Buffer>) {
      held.push(chunk)
      size += chunk.length
      if (size < PART) continue
      await store(part, Buffer.concat(held))
      part += 1
      held = []
      size = 0
    }
    if (size > 0) await store(part, Buffer.concat(held))
  })()
  // Whoever writes or ends hears of it.
  done.catch(() => undefined)
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        done.catch(reject)
        gzip.write(bytes, (error) => (error ? reject(error) : resolve()))
      }),
    async end() {
      gzip.end()
      await done
    },
  }
}
