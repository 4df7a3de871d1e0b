import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { csvMetadata } from '../../../templates/open-data/csv-metadata.ts'
import { dataCatalogue } from '../../../templates/open-data/data-catalogue.ts'
import { asJsonLd, asTurtle } from '../../../templates/open-data/graph.ts'
import { LICENCE } from '../../../templates/open-data/licence.ts'
import { rowSchema } from '../../../templates/open-data/row-schema.ts'
import { dataPage } from '../../../templates/pages/data.page.ts'
import { DATASETS, datasetNamed, writeCsv, writeNdjson } from '../../datasets/index.ts'
import { readLatestDump, readOpenData } from '../../dumps/index.ts'
import { readBeginning } from '../../feeds/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { patientStream } from './patient-stream.ts'
import { savedDataName, sendDumped } from './send-dumped.ts'

const AN_HOUR = 'public, max-age=3600'
/** Tables that are read from the database at the same time, in this process: each holds it for as long as its reader takes. */
const MOST_STREAMS = 4
let streams = 0

/** `/{language}/data`: what open data there is. */
export const dataPageRoutes = new Hono<Environment>().get('/data', async (c) => {
  c.header(
    'Link',
    '</data/catalog.jsonld>; rel="alternate"; type="application/ld+json", </data/catalog.ttl>; rel="alternate"; type="text/turtle"',
  )
  return c.html(dataPage(await readOpenData(c.var.ctx), pageOf(c)))
})

/**
 * `/data/{file}`: the files of the latest nightly dump; before the first one, and with `as_of`, the tables as the record stands or
 * stood, written as they are read. `/data/catalog.{jsonld,ttl}`: what there is, as DCAT-AP.
 */
export const dataRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    await next()
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Link', `<${LICENCE}>; rel="license"`, { append: true })
  })
  .get('/catalog.jsonld', async (c) => c.body(asJsonLd(await catalogue(c)), 200, headers('application/ld+json')))
  .get('/catalog.ttl', async (c) => c.body(asTurtle(await catalogue(c)), 200, headers('text/turtle; charset=utf-8')))
  .get('/:file', async (c) => {
    const asked = c.req.query('as_of')
    const name = c.req.param('file')
    const dump = asked === undefined || asked === '' ? await readLatestDump(c.var.ctx) : null
    if (dump !== null) return sendDumped(c, dump, name, AN_HOUR)
    return describing(c, name) ?? sendTable(c, name)
  })

function headers(type: string) {
  return { 'Content-Type': type, 'Cache-Control': AN_HOUR }
}

async function catalogue(c: Request) {
  const { ctx } = c.var
  const dump = await readLatestDump(ctx)
  const began = (await readBeginning(ctx))?.at.toISOString() ?? null
  return dataCatalogue({
    datasets: DATASETS,
    dump,
    modified: dump?.asOf ?? began,
    began,
    origin: ctx.settings.publicUrl,
    contact: ctx.settings.contact,
  })
}

function describing(c: Request, name: string): Response | null {
  const origin = c.var.ctx.settings.publicUrl
  if (name === 'schema.json') return c.body(rowSchema(DATASETS, origin), 200, headers('application/schema+json'))
  if (name !== 'metadata.json') return null
  const moment = { asOf: c.var.ctx.clock.now().toISOString(), logSize: 0, logRoot: '' }
  return c.body(csvMetadata(DATASETS, moment, origin), 200, headers('application/csvm+json'))
}

async function sendTable(c: Request, name: string): Promise<Response> {
  const [, table = '', ending = ''] = /^([a-z_]+)\.(csv|ndjson)$/.exec(name) ?? []
  const dataset = datasetNamed(table)
  if (dataset === undefined) throw new NotFound('file')
  const { bound, instant } = parseAsOf(c.var.ctx, c.req.query('as_of'))
  if (streams >= MOST_STREAMS) {
    c.header('Retry-After', '30')
    throw new HTTPException(503)
  }
  c.header('Content-Type', ending === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson')
  const at = (instant ?? c.var.ctx.clock.now()).toISOString()
  c.header('Content-Disposition', `attachment; filename="${savedDataName(name, at.slice(0, 10))}"`)
  c.header('Cache-Control', 'no-store')
  if (c.req.method === 'HEAD') return c.body(null)
  const batches = dataset.batches(c.var.ctx, {}, bound)
  const pieces = ending === 'csv' ? writeCsv(dataset.columns, batches) : writeNdjson(dataset.columns, batches)
  return c.body((await patientStream(c, counted(pieces))).pipeThrough(new TextEncoderStream()))
}

/** Counted from the first piece to the last, or until the reader goes away. */
async function* counted(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  streams += 1
  try {
    yield* pieces
  } finally {
    streams -= 1
  }
}
