import type { HttpBindings } from '@hono/node-server'
import type { Request } from '../environment.ts'

/** Milliseconds in which a reader takes a piece: some hundred kilobytes, so any line that is alive does. */
const PATIENCE = 120_000

/**
 * Pieces as the body of an answer, each read when the one before is taken. What fails before the second, which is the first of rows,
 * is thrown, so that it is answered in words; what fails later is logged and breaks the answer off. A reader that takes none for `patience` milliseconds is
 * cut off, so that nobody holds the source of the pieces by standing still; whoever goes away ends it too.
 */
export async function patientStream<Piece>(c: Request, pieces: AsyncIterable<Piece>, patience = PATIENCE): Promise<ReadableStream<Piece>> {
  const source = watched(pieces, patience, () => (c.env as Partial<HttpBindings> | undefined)?.outgoing?.destroy())
  const begun = [await source.next(), await source.next()]
  const breakOff = (error: unknown): never => {
    c.var.services.log.error({ err: error, requestId: c.var.requestId }, 'an answer broke off')
    // The server repeats the message of what reaches it to the reader.
    throw new Error('broken off')
  }
  const next = async () => begun.shift() ?? source.next().catch(breakOff)
  return ReadableStream.from({ [Symbol.asyncIterator]: () => ({ next, return: () => source.return(undefined) }) })
}

async function* watched<Piece>(pieces: AsyncIterable<Piece>, patience: number, giveUp: () => void): AsyncGenerator<Piece, undefined> {
  let waiting: NodeJS.Timeout | undefined
  try {
    for await (const piece of pieces) {
      waiting = setTimeout(giveUp, patience)
      yield piece
      clearTimeout(waiting)
    }
  } finally {
    clearTimeout(waiting)
  }
}
