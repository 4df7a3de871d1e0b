import { createHash } from 'node:crypto'
import { LICENCE } from '../../../templates/open-data/licence.ts'
import { TABLE_TYPES, type TableFormat } from '../../../templates/pages/parts/export-line.ts'
import { writeCsv, writeJson, writeXlsx, type Column, type Row } from '../../datasets/index.ts'
import { recordMoment } from '../../reach/index.ts'
import type { AsOf } from '../as-of.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Request } from '../environment.ts'
import { patientStream } from './patient-stream.ts'

export interface SentTable {
  /** What the file is called before its date: `recommendations`. */
  readonly view: string
  /** What the view is narrowed to, in words of addresses. */
  readonly filters: readonly string[]
  readonly dataset: { readonly name: string; readonly columns: readonly Column[] }
  readonly batches: AsyncIterable<readonly Row[]>
  readonly format: TableFormat
  readonly asOf: AsOf
  /** Shown rows may change without an act on the log: then no validators. */
  readonly volatile?: boolean
}

/** A table as a file to be saved, written as it is read, with validators; anybody's page may fetch it. */
export async function sendTable(c: Request, { view, filters, dataset, batches, format, asOf, volatile }: SentTable): Promise<Response> {
  const moment = await recordMoment(c.var.ctx, asOf)
  const etag = `W/"${createHash('sha256').update(`${c.req.url} ${moment.size} ${moment.recordOn}`).digest('base64url').slice(0, 22)}"`
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Link', `<${LICENCE}>; rel="license"`)
  const validators = { etag, lastModified: moment.changedAt, cacheControl: 'no-cache' }
  if (volatile !== true && isFresh(c, validators)) return c.body(null, 304)
  c.header('Content-Disposition', `attachment; filename="${fileName(view, filters, moment.recordOn, format)}"`)
  const headers = { 'Content-Type': TABLE_TYPES[format] }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  const heading = { asOf: (asOf.instant ?? c.var.ctx.clock.now()).toISOString() }
  if (format === 'xlsx') return c.body(new Uint8Array(await writeXlsx(dataset, batches, c.var.words, heading)), 200, headers)
  const pieces = format === 'csv' ? writeCsv(dataset.columns, batches) : writeJson(dataset, batches, heading)
  return c.body((await patientStream(c, pieces)).pipeThrough(new TextEncoderStream()), 200, headers)
}

/** `vigia-recommendations-oversight-PE-2026-11-20.csv`: what, narrowed to what, as of which day. */
function fileName(view: string, filters: readonly string[], day: string, format: TableFormat): string {
  const narrowed = filters
    .join('-')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  return `vigia-${view}${narrowed === '' ? '' : `-${narrowed}`}-${day}.${format}`
}
