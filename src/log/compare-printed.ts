import type { PublicLog } from './public-log.ts'

export interface PrintedComparison {
  readonly kind: 'last_event' | 'root' | 'differs' | 'beyond' | 'bad_size' | 'bad_digest'
  readonly size: number
}

/**
 * Compares what a reader types from paper, the log's size and the last entry's digest (or a root; hexadecimal or base64), with
 * the log. Spaces and the thousands separators of both languages are forgiven in the size.
 */
export async function comparePrinted(log: PublicLog, typedSize: string, typedDigest: string): Promise<PrintedComparison> {
  const digits = typedSize.replaceAll(/[\s.,']/gu, '')
  const size = Number(digits)
  if (!/^\d+$/.test(digits) || !Number.isSafeInteger(size)) return { kind: 'bad_size', size: 0 }
  const digest = readDigest(typedDigest.replaceAll(/\s/gu, ''))
  if (digest === null) return { kind: 'bad_digest', size }
  const known = await log.digestsAt(size)
  if (known === null) return { kind: 'beyond', size }
  if (known.lastLeafHash?.equals(digest)) return { kind: 'last_event', size }
  return { kind: known.root.equals(digest) ? 'root' : 'differs', size }
}

function readDigest(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64') : null
}
