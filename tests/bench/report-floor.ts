import { deflateSync, inflateSync } from 'node:zlib'

const LEVEL = 6

/** A PDF cut into what is written as it is and what is compressed before. */
type Piece = { readonly plain: Uint8Array } | { readonly inflated: Uint8Array }

/** The least that any maker of these bytes must do, as a function to time: compress each stream again, put the bytes in a row. */
export function floorOf(pdf: Uint8Array): () => Uint8Array {
  const pieces = cut(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
  return () => Buffer.concat(pieces.map((piece) => ('plain' in piece ? piece.plain : deflateSync(piece.inflated, { level: LEVEL }))))
}

function cut(pdf: Buffer): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (let at = pdf.indexOf('\nstream'); at !== -1; at = pdf.indexOf('\nstream', from)) {
    const begin = pdf.indexOf('\n', at + 1) + 1
    const dictionary = pdf.toString('latin1', Math.max(from, pdf.lastIndexOf(' obj', at)), at)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    if (!Number.isInteger(length)) throw new Error(`a stream without a length at byte ${at}`)
    pieces.push({ plain: pdf.subarray(from, begin) })
    const content = pdf.subarray(begin, begin + length)
    pieces.push(/\/FlateDecode/.test(dictionary) ? { inflated: inflateSync(content) } : { plain: content })
    from = begin + length
  }
  return [...pieces, { plain: pdf.subarray(from) }]
}
