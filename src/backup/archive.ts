import { createReadStream, createWriteStream, existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { StartRefused } from '../../db/errors.ts'

/** Nothing in a back-up is nearly as large; a damaged header may say so. */
const LONGEST_ENTRY = 1_500_000_000

export interface ArchiveWriter {
  add(name: string, content: Uint8Array): Promise<void>
}

/**
 * Writes a tar file (mode 0600) that has its name only once it is whole and on the disk; until then it is called `<file>.<random>.partial`
 * and goes when `fill` throws. Throws StartRefused when the file is there already or cannot be written.
 */
export async function writeArchive(file: string, madeAt: Date, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new StartRefused(`${file} is there already. Name another file; nothing was touched.`)
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`
  const { readable, controller } = createTarPacker()
  const written = pipeline(Readable.fromWeb(readable as ReadableStream), createWriteStream(partial, { flags: 'wx', mode: 0o600 }))
  const failed = written.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error),
  )
  failed.catch(() => undefined)
  try {
    const add = async (name: string, content: Uint8Array) => {
      const body = controller.add({ name, size: content.length, mode: 0o600, mtime: madeAt }).getWriter()
      await body.write(content)
      await body.close()
    }
    await fill({ add: (name, content) => Promise.race([add(name, content), failed]) })
    controller.finalize()
    await written
    settle(partial)
    renameSync(partial, file)
    settle(dirname(file))
  } catch (error) {
    controller.error(error)
    await written.catch(() => undefined)
    rmSync(partial, { force: true })
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) throw new StartRefused(`${file} cannot be written (${code}).`)
    throw error
  }
}

/** Waits until a file or a folder's list of names is on the disk. */
function settle(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The entries of a tar file in their order, each whole. Throws StartRefused when it cannot be read or ends before its end. */
export async function* readArchive(file: string): AsyncGenerator<{ readonly name: string; readonly content: Buffer }> {
  const decoder = createTarDecoder({ strict: true })
  const source = pipeline(createReadStream(file), Writable.fromWeb(decoder.writable as never))
  source.catch(() => undefined)
  try {
    for await (const { header, body } of decoder.readable as unknown as AsyncIterable<{
      readonly header: { readonly name: string; readonly size: number }
      readonly body: AsyncIterable<Uint8Array>
    }>) {
      if (header.size > LONGEST_ENTRY) throw new StartRefused(`An entry of ${file} says that it has ${header.size} bytes.`)
      const parts: Uint8Array[] = []
      for await (const part of body) parts.push(part)
      yield { name: header.name, content: Buffer.concat(parts) }
    }
    await source
  } catch (error) {
    if (error instanceof StartRefused) throw error
    const { code, message } = error as { readonly code?: string; readonly message?: string }
    throw new StartRefused(`${file} cannot be read as a back-up: ${code ?? message ?? 'unreadable'}.`)
  }
}
