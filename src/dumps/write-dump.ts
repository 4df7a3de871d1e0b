import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { csvMetadata } from '../../templates/open-data/csv-metadata.ts'
import { dumpReadme } from '../../templates/open-data/dump-readme.ts'
import { licenceText } from '../../templates/open-data/licence-text.ts'
import { LICENCE } from '../../templates/open-data/licence.ts'
import { rowSchema } from '../../templates/open-data/row-schema.ts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import type { DumpFileView } from '../../templates/view/dataset.ts'
import { csvHeader, csvLines, DATASETS, ndjsonLines, type Dataset } from '../datasets/index.ts'
import type { Context } from '../kernel/context.ts'
import { makeWorkFolder } from '../kernel/make-work-folder.ts'
import { momentView, type Moment } from './dump-moment.ts'
import { measuredFile, type DumpSink } from './dump-sink.ts'
import { sqliteWriter } from './sqlite-writer.ts'

const PIECE = 1 << 20

/** How far it is: data sets done of all, and what is being written. */
export type TellDump = (progress: { readonly done: number; readonly of: number; readonly what: string }) => void

/**
 * Writes every file of a full dump as of a moment into a sink: each data set as CSV and NDJSON, all of them as one SQLite file (made
 * in a temporary folder), what describes them, and last SHA256SUMS. Each row is read once and nothing is held whole. Returns the
 * files in the order in which they were written.
 */
export async function writeDump(
  ctx: Context,
  moment: Moment,
  sink: DumpSink,
  tell: TellDump = () => undefined,
): Promise<readonly DumpFileView[]> {
  const files: DumpFileView[] = []
  const folder = await makeWorkFolder('dump')
  const path = join(folder, 'vigia.sqlite')
  const sqlite = sqliteWriter(path, DATASETS)
  try {
    for (const [index, dataset] of DATASETS.entries()) {
      const told = (rows: number) => tell({ done: index, of: DATASETS.length + 1, what: `${dataset.name}: ${rows}` })
      files.push(...(await writeTables(ctx, dataset, moment, sink, sqlite.table(dataset), told)))
    }
    tell({ done: DATASETS.length, of: DATASETS.length + 1, what: 'vigia.sqlite' })
    sqlite.finish(Object.fromEntries(Object.entries(momentFacts(ctx, moment)).map(([name, value]) => [name, String(value)])))
    const copy = await measuredFile(sink, 'vigia.sqlite', 'application/vnd.sqlite3')
    for await (const piece of createReadStream(path, { highWaterMark: PIECE })) await copy.write(piece as Buffer)
    files.push(await copy.end(null))
  } finally {
    sqlite.abandon()
    await rm(folder, { recursive: true, force: true })
  }
  for (const [name, mediaType, text] of describing(ctx, moment, files)) {
    const file = await measuredFile(sink, name, mediaType)
    await file.write(text)
    files.push(await file.end(null))
  }
  const sums = await measuredFile(sink, 'SHA256SUMS', 'text/plain; charset=utf-8')
  await sums.write(files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''))
  tell({ done: DATASETS.length + 1, of: DATASETS.length + 1, what: 'SHA256SUMS' })
  return [...files, await sums.end(null)]
}

async function writeTables(
  ctx: Context,
  dataset: Dataset,
  { bound }: Moment,
  sink: DumpSink,
  insert: ReturnType<ReturnType<typeof sqliteWriter>['table']>,
  told: (rows: number) => void,
): Promise<readonly DumpFileView[]> {
  const { name, columns } = dataset
  const csv = await measuredFile(sink, `${name}.csv`, 'text/csv; charset=utf-8; header=present')
  const ndjson = await measuredFile(sink, `${name}.ndjson`, 'application/x-ndjson')
  let count = 0
  told(count)
  await csv.write(csvHeader(columns))
  for await (const rows of dataset.batches(ctx, {}, bound)) {
    await csv.write(csvLines(columns, rows))
    await ndjson.write(ndjsonLines(columns, rows))
    insert(rows)
    count += rows.length
    told(count)
  }
  return [await csv.end(count), await ndjson.end(count)]
}

function describing(ctx: Context, moment: Moment, files: readonly DumpFileView[]): readonly (readonly [string, string, string])[] {
  const origin = ctx.settings.publicUrl
  const view = momentView(moment)
  const facts = { ...momentFacts(ctx, moment), files: files.map(fileFacts) }
  return [
    ['metadata.json', 'application/csvm+json', csvMetadata(DATASETS, view, origin)],
    ['schema.json', 'application/schema+json', rowSchema(DATASETS, origin)],
    ...LANGUAGES.map(
      (language) =>
        [`README.${language}.md`, 'text/markdown; charset=utf-8', dumpReadme(DATASETS, files, view, origin, words(language))] as const,
    ),
    ['LICENSE.txt', 'text/plain; charset=utf-8', licenceText(origin)],
    ['dump.json', 'application/json', `${JSON.stringify(facts, null, 2)}\n`],
  ]
}

function momentFacts(ctx: Context, moment: Moment) {
  const { asOf, logSize, logRoot } = momentView(moment)
  return { origin: ctx.settings.publicUrl, as_of: asOf, log_size: logSize, log_root: logRoot, licence: LICENCE }
}

function fileFacts({ name, mediaType, rows, bytes, sha256 }: DumpFileView) {
  return { name, media_type: mediaType, rows, bytes, sha256 }
}
