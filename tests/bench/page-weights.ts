import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { npmStart } from '../support/npm-start.ts'
import type { Figures } from './figures.ts'

/** Of a large record, the first. */
const MOST_OF_A_KIND = 80

interface Weighed {
  readonly path: string
  readonly bytes: number
  readonly text: string
}

/**
 * Kilobytes over the wire, as a browser asks, of every page that the sitemap names and of the API's documentation: the heaviest of each
 * kind; then what is loaded once, with the first page. Of a service that runs (`page-weights=http://127.0.0.1:3000`), or of a fresh one.
 */
export async function pageWeights([origin]: readonly string[]): Promise<Figures> {
  if (origin !== undefined) return weigh(origin)
  const folder = mkdtempSync(join(tmpdir(), 'vigia-weights-'))
  const app = await npmStart({ DATA_DIR: folder })
  try {
    return await weigh(app.origin)
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function weigh(origin: string): Promise<Figures> {
  const index = await loaded(origin, '/sitemap.xml')
  const maps = await Promise.all(locations(index.text).map((path) => loaded(origin, path)))
  const start = await loaded(origin, '/es/api')
  const named = [...start.text.matchAll(/href="(\/es\/api\/[\w-]+)"/g)].map(([, path = '']) => path)
  const paths = Map.groupBy(new Set([...maps.flatMap(({ text }) => locations(text)), ...named]), kindOf)
  const pages: Weighed[] = []
  for (const of of paths.values()) for (const path of of.slice(0, MOST_OF_A_KIND)) pages.push(await loaded(origin, path))
  const kinds = Map.groupBy(pages, ({ path }) => kindOf(path))
  const rows = [...kinds].map(([kind, of]) => {
    const [heaviest] = of.toSorted((a, b) => b.bytes - a.bytes)
    return [kind, { pages: of.length, 'heaviest, kB': kilobytes(heaviest?.bytes ?? 0), which: heaviest?.path ?? '' }] as const
  })
  const assets = new Set(
    pages.flatMap(({ text }) => [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js|woff2))"/g)].map(([, path = '']) => path)),
  )
  for (const path of assets) rows.push([path, { pages: 0, 'heaviest, kB': kilobytes((await loaded(origin, path)).bytes), which: 'once' }])
  return Object.fromEntries(rows)
}

/** `/es/recommendations/REC-01` is a page of the kind `/recommendations/*`. */
function kindOf(path: string): string {
  const [, , section = '', name] = path.split('/')
  return name === undefined ? `/${section}` : `/${section}/*`
}

function locations(xml: string): readonly string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
}

/** What came over the wire, and what it says. Throws for anything but a whole answer. */
async function loaded(origin: string, path: string): Promise<Weighed> {
  const [answer] = (await once(request(origin + path, { headers: { 'accept-encoding': 'br' } }).end(), 'response')) as [IncomingMessage]
  const pieces: Buffer[] = []
  for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece)
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`)
  const body = Buffer.concat(pieces)
  return {
    path,
    bytes: body.length,
    text: (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString('utf8'),
  }
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10
}
