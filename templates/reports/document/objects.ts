import type { DeflateQueue } from './deflate-queue.ts'
import { allocateObject, placeInStream, writeObject, type Doc } from './pdfkit-internals.ts'

/** Objects of one stream: enough to compress well, few enough to be read quickly. */
const MOST = 400

/**
 * Writes small objects (structure elements, links) as text, many to a compressed object stream (ISO 32000-1, 7.5.7), and forgets them:
 * a report of any length costs no memory for what is written.
 */
export class Objects {
  readonly #doc: Doc
  readonly #queue: DeflateQueue
  #numbers: number[] = []
  #bodies: string[] = []

  constructor(doc: Doc, queue: DeflateQueue) {
    this.#doc = doc
    this.#queue = queue
  }

  /** A number for an object that is yet to be written. */
  allocate(): number {
    return allocateObject(this.#doc)
  }

  /** Writes an object: PDF syntax, ASCII. */
  write(number: number, body: string): void {
    this.#numbers.push(number)
    this.#bodies.push(body)
    if (this.#numbers.length >= MOST) this.flush()
  }

  flush(): void {
    if (this.#numbers.length === 0) return
    const stream = this.allocate()
    let offset = 0
    const index = this.#bodies.map((body, at) => {
      const entry = `${this.#numbers[at]} ${offset}`
      placeInStream(this.#doc, this.#numbers[at]!, stream, at)
      offset += body.length + 1
      return entry
    })
    const head = `${index.join(' ')}\n`
    this.#queue.add(Buffer.from(`${head}${this.#bodies.join('\n')}\n`, 'latin1'), (data) => {
      const entries = `/Type/ObjStm/N ${index.length}/First ${head.length}/Filter/FlateDecode/Length ${data.length}`
      writeObject(this.#doc, stream, `<<${entries}>>`, data)
    })
    this.#numbers = []
    this.#bodies = []
  }
}

/** A text as a PDF string: ASCII as it is, anything else in UTF-16. */
export function pdfString(text: string): string {
  if (/^[\u0020-\u007E]*$/.test(text)) return `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`
  return `<FEFF${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`
}

/** A length with as many decimals as print can show. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
