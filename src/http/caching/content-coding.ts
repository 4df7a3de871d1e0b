import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export const CODINGS = ['br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

/** What was chosen before: nearly all clients ask in one of a few ways. */
const chosen = new Map<string, Coding | null>()
const MOST_SPELLINGS = 200
const LONGEST_SPELLING = 100

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** A whole text in a coding, in memory of just its size. */
export async function encode(text: Uint8Array, coding: Coding): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  const coded = coding === 'gzip' ? await deflate(text) : await brotli(text, { params })
  // What zlib gives is a part of 16 kB or more, all of which would be kept with it.
  const own = Buffer.allocUnsafeSlow(coded.length)
  coded.copy(own)
  return own
}

/** A text in a coding, or as it is; compressed once for as long as it is kept. */
export async function encodedBody(
  text: { readonly body: Buffer; readonly encoded: Map<Coding, Buffer> },
  coding: Coding | null,
): Promise<Buffer> {
  if (coding === null) return text.body
  const known = text.encoded.get(coding)
  if (known !== undefined) return known
  const made = await encode(text.body, coding)
  text.encoded.set(coding, made)
  return made
}

/** The strong tag of a text in a coding is another one (RFC 9110 section 8.8.3.3); a weak one names all of them. */
export function codedTag(etag: string, coding: Coding): string {
  return etag.startsWith('W/') ? etag : `${etag.slice(0, -1)}-${coding}"`
}

/** The coding that a client takes best (RFC 9110 section 12.5.3; weights of zero refuse); null: none. */
export function chooseCoding(acceptEncoding: string | undefined): Coding | null {
  if (acceptEncoding === undefined) return null
  const known = chosen.get(acceptEncoding)
  if (known !== undefined) return known
  const weightOf = weights(acceptEncoding)
  const [best = 'br'] = CODINGS.toSorted((a, b) => weightOf(b) - weightOf(a))
  const choice = weightOf(best) > 0 ? best : null
  if (chosen.size < MOST_SPELLINGS && acceptEncoding.length < LONGEST_SPELLING) chosen.set(acceptEncoding, choice)
  return choice
}

/** Whether a client can read this coding: any, when it does not say. */
export function takesCoding(acceptEncoding: string | undefined, coding: Coding): boolean {
  return acceptEncoding === undefined || weights(acceptEncoding)(coding) > 0
}

function weights(acceptEncoding: string): (coding: Coding) => number {
  const said = new Map(
    acceptEncoding.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, quality === undefined ? 1 : Number(quality.slice(2))] as const
    }),
  )
  return (coding) => said.get(coding) ?? said.get('*') ?? 0
}
