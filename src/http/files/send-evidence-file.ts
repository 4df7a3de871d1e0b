import type { EvidenceFile } from '../../evidence/index.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Request } from '../environment.ts'

/** Always as a download, in a sandbox where nothing may load or run, under a name of our own making. */
export async function sendEvidenceFile(c: Request, file: EvidenceFile, cacheControl: string): Promise<Response> {
  if (isFresh(c, { etag: `"${file.sha256}"`, lastModified: file.modified, cacheControl })) return c.body(null, 304)
  const content = await file.read()
  const plain = file.name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  c.header('Content-Type', file.type)
  c.header(
    'Content-Disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*]/g, escape)}`,
  )
  c.header('Content-Security-Policy', "sandbox; default-src 'none'")
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
  c.header('Content-Length', String(content.length))
  return c.body(new Uint8Array(content))
}

/** RFC 8187: what encodeURIComponent leaves and an attribute may not hold. */
function escape(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
