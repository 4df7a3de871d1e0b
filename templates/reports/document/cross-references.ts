/** Objects that one object stream may hold, at most. */
const SLOTS = 512

/** Bytes of a row: the filter, then type (1), offset or stream (4), generation or index (2). */
const ROW = 8
const UP = 2

/** How the rows are filtered, as an entry of the stream's dictionary. */
export const ROW_FILTER = `/DecodeParms<</Predictor 12/Columns ${ROW - 1}>>`

/** Where an object of an object stream is, as one number that is told from an offset by its sign. `index` is below 512. */
export function placeOf(stream: number, index: number): number {
  return -(stream * SLOTS + index)
}

/** The table of objects (ISO 32000-1, 7.5.8) from their places, object 1 first. Throws when one was never written. */
export function crossReferenceRows(places: readonly (number | null)[]): Buffer {
  const rows = Buffer.alloc((places.length + 1) * ROW)
  writeRow(rows, 0, 0, 0, 0xffff)
  for (const [index, place] of places.entries()) {
    if (place === null) throw new Error(`Object ${index + 1} of the PDF was never written`)
    if (place < 0) writeRow(rows, index + 1, 2, Math.floor(-place / SLOTS), -place % SLOTS)
    else writeRow(rows, index + 1, 1, place, 0)
  }
  return differences(rows)
}

function writeRow(rows: Buffer, index: number, type: number, first: number, second: number): void {
  const at = index * ROW
  rows[at] = UP
  rows[at + 1] = type
  rows.writeUInt32BE(first, at + 2)
  rows.writeUInt16BE(second, at + 6)
}

/** Each row less the one above it (PNG's filter "up"): neighbours are alike, so that little is left to compress. */
function differences(rows: Buffer): Buffer {
  for (let at = rows.length - ROW; at >= ROW; at -= ROW) {
    for (let column = 1; column < ROW; column += 1) rows[at + column] = (rows[at + column]! - rows[at - ROW + column]!) & 0xff
  }
  return rows
}
