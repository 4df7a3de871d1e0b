import { createHash } from 'node:crypto'

/** JSON with its keys in the order of RFC 8785; enough for what is made of texts and lists. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const record = value as Readonly<Record<string, unknown>>
  const entries = Object.keys(record)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
  return `{${entries.join(',')}}`
}

export function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The digests of texts that a leaf or a part of it holds, by `field.language`. */
export function digestsOf(texts: unknown): Readonly<Record<string, string>> {
  if (typeof texts !== 'object' || texts === null) return {}
  return Object.fromEntries(Object.entries(texts).map(([name, digest]) => [name, String(digest)]))
}

/** An item of evidence, as a leaf names it. */
export interface EvidenceLeaf {
  readonly id: string
  readonly texts?: unknown
  readonly file_sha256?: string
  readonly [field: string]: unknown
}

export function evidenceOf(leaf: { readonly [field: string]: unknown }): readonly EvidenceLeaf[] {
  const list = leaf['evidence']
  return Array.isArray(list) ? (list as readonly unknown[]).filter(isEvidence) : []
}

function isEvidence(value: unknown): value is EvidenceLeaf {
  return typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string'
}
