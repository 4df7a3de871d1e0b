import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export const CODINGS = ['br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** A text in a coding, or as it is; compressed once for as long as it is kept. */
export async function encodedBody(
  text: { readonly body: Buffer; readonly encoded: Map<Coding, Buffer> },
  coding: Coding | null,
): Promise<Buffer> {
  if (coding === null) return text.body
  const known = text.encoded.get(coding)
  if (known !== undefined) return known
  const made =
    coding === 'br'
      ? await brotli(text.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.body.length } })
      : await deflate(text.body)
  text.encoded.set(coding, made)
  return made
}

/** The coding that a client takes best (RFC 9110 section 12.5.3; weights of zero refuse); null: none. */
export function chooseCoding(acceptEncoding: string | undefined): Coding | null {
  if (acceptEncoding === undefined) return null
  const weights = new Map(
    acceptEncoding.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, quality === undefined ? 1 : Number(quality.slice(2))] as const
    }),
  )
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0
  const [best = 'br'] = CODINGS.toSorted((a, b) => weightOf(b) - weightOf(a))
  return weightOf(best) > 0 ? best : null
}
