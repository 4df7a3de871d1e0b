import type { HttpBindings } from '@hono/node-server'
import type { Request } from '../environment.ts'

/** Milliseconds in which a reader takes a piece: some hundred kilobytes, so any line that is alive does. */
const PATIENCE = 120_000

/**
 * Pieces as the body of an answer, each read when the one before is taken. A reader that takes none for `patience` milliseconds is
 * cut off, so that nobody holds the source of the pieces by standing still; whoever goes away ends it too.
 */
export function patientStream<Piece>(c: Request, pieces: AsyncIterable<Piece>, patience = PATIENCE): ReadableStream<Piece> {
  return ReadableStream.from(watched(pieces, patience, () => (c.env as Partial<HttpBindings> | undefined)?.outgoing?.destroy()))
}

async function* watched<Piece>(pieces: AsyncIterable<Piece>, patience: number, giveUp: () => void): AsyncGenerator<Piece> {
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
