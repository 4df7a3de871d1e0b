import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromBuffer } from 'file-type'
import { FILE_TYPES, type FileType } from '../kernel/files.ts'
import { FileRefused, type Inspection, type InspectionTask } from './inspection.ts'

/** Memory that the PDF parser may take, in bytes; the thread's own limit does not reach it. */
const PARSER_MEMORY = 512 * 1024 * 1024

/** The whole life of the thread: one file in, one answer out. */
const answer = await inspect(workerData as InspectionTask).then(
  (file): Inspection => ({ file }),
  (error: unknown): Inspection => (error instanceof FileRefused ? { refused: error.fault } : { failed: String(error) }),
)
parentPort?.postMessage(answer, [])

async function inspect({ content, limits }: InspectionTask) {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const type = (Object.keys(FILE_TYPES) as FileType[]).find((candidate) => candidate === found?.mime)
  if (type === undefined) throw new FileRefused('file_type')
  if (type !== 'application/pdf') {
    const { cleanPicture } = await import('./clean-picture.ts')
    return { type, publicCopy: await cleanPicture(content, type, limits), pages: null }
  }
  boundWebAssembly()
  const { cleanPdf } = await import('./clean-pdf.ts')
  return { type, ...cleanPdf(content, limits) }
}

interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** The parser asks for memory through this one function and takes a refusal as "no memory left", which it reports. */
function boundWebAssembly(): void {
  const { Memory } = (globalThis as unknown as { readonly WebAssembly: { readonly Memory: { readonly prototype: WebAssemblyMemory } } })
    .WebAssembly
  const grow = Memory.prototype.grow
  Memory.prototype.grow = function boundedGrow(this: WebAssemblyMemory, pages: number): number {
    if (this.buffer.byteLength + pages * 65_536 > PARSER_MEMORY) throw new RangeError('no memory left for this file')
    return grow.call(this, pages)
  }
}
