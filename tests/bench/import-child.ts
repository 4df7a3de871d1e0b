import { basename } from 'node:path'
import { connect } from '../../db/connect.ts'
import { readImport, receiveImport, runImport, startApply, startCheck } from '../../src/imports/index.ts'
import { benchContext } from './bench-context.ts'
import { peakMegabytes } from './peak-megabytes.ts'

/** One import in a process of its own, and what it took. */
export interface OneImport {
  readonly rows: number
  readonly outcomes: Readonly<Record<string, number | undefined>>
  readonly readMilliseconds: number
  readonly checkMilliseconds: number
  readonly applyMilliseconds: number
  /** Memory of the process before the import, connected and with every module read, in megabytes (2^20). */
  readonly idleMegabytes: number
  /** Most memory that the process ever had. */
  readonly peakMegabytes: number
}

const [url = '', path = '', kind = ''] = process.argv.slice(2)
const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 2 })
const ctx = await benchContext(db)
const idle = process.memoryUsage.rss()
const began = performance.now()
const id = await receiveImport(ctx, { path, name: basename(path), kind })
const read = performance.now()
const batch = await readImport(ctx, id)
const said = (constant: string) => ({ constant })
const mapping = { ...batch.mapping, batch_title_en: said('Training'), batch_publisher: said('Publisher'), batch_licence: said('MIT') }
await startCheck(ctx, { id, version: batch.version, mapping, mode: 'published' })
await runImport(ctx, { id })
const checked = performance.now()
await startApply(ctx, { id, version: (await readImport(ctx, id)).version })
await runImport(ctx, { id })
const applied = performance.now()
const { counts, rowsTotal } = await readImport(ctx, id)
await close()
process.send?.({
  rows: rowsTotal ?? 0,
  outcomes: counts.outcomes,
  readMilliseconds: read - began,
  checkMilliseconds: checked - read,
  applyMilliseconds: applied - checked,
  idleMegabytes: idle / 1_048_576,
  peakMegabytes: peakMegabytes(),
} satisfies OneImport)
