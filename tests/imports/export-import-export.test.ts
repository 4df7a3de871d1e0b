import { expect, it } from 'vitest'
import {
  DATASETS,
  writeCsv,
  writeJson,
  writeNdjson,
  writeXlsx,
  type Column,
  type Dataset,
  type DatasetName,
} from '../../src/datasets/index.ts'
import { words } from '../../templates/i18n/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { ImportKind } from '../../templates/view/import.ts'
import { bringSample, SAMPLE_ACTIVITIES } from '../activities/sample-file.ts'
import { publishUpdate, sampleEvidence, testRecord, type TestRecord } from '../support/record.ts'
import { statePosition } from '../../src/recommendations/index.ts'
import { apply, check, problemsOf, receive } from './import-journal.ts'

const KINDS = [
  'sources',
  'institutions',
  'recommendations',
  'positions',
  'updates',
  'agreements',
  'activities',
] as const satisfies readonly ImportKind[]
type Batches = ReturnType<Dataset['batches']>
type Writer = (name: string, columns: readonly Column[], batches: Batches) => AsyncIterable<string | Uint8Array>
const AS_OF = '2026-11-24T15:00:00.000Z'

const WRITERS: Readonly<Record<string, Writer>> = {
  csv: (_, columns, batches) => writeCsv(columns, batches),
  json: (name, columns, batches) => writeJson({ name, columns }, batches, { asOf: AS_OF }),
  ndjson: (_, columns, batches) => writeNdjson(columns, batches),
  async *xlsx(name, columns, batches) {
    yield await writeXlsx({ name, columns }, batches, words('es'))
  },
}

/** What another instance with the same catalogue can be brought, as the file of this format. */
async function exported(ctx: Context, name: DatasetName, format: string, portable: boolean): Promise<Buffer> {
  const dataset = DATASETS.find((one) => one.name === name)
  if (!dataset) throw new Error(name)
  const columns = dataset.columns.filter((column) => !portable || column.portable)
  const pieces: Buffer[] = []
  for await (const piece of WRITERS[format]?.(name, columns, dataset.batches(ctx, {}, null)) ?? []) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

async function fill(record: TestRecord): Promise<void> {
  const csv = `code,title_es,title_en,statement_es,statement_en,theme,kind,addressees,addressee_due_dates,sources,source_title,quotes,concerns
NUEVA-1,"=Título, con coma","Title; with a semicolon","Un texto
en dos líneas","A text",transparency,explicit,ministerio-de-defensa;department-of-defense,2027-01-31;2027-02-28,INF-1,Informe,"«Cita»; con punto y coma",
`
  const batch = await check(record.administrator, await receive(record.administrator, 'a.csv', csv), {
    addressee_due_dates: { column: 'addressee_due_dates', split: ';' },
  })
  expect(await problemsOf(record.administrator, batch.id)).not.toContainEqual(expect.objectContaining({ severity: 'fault' }))
  await apply(record.administrator, batch, await record.join('administrator', 'Bea Luna'))
  const addressee = await record.addressee('NUEVA-1')
  await publishUpdate(record, addressee, { summary: { es: "'Comillas", en: '' }, reason: { es: '-1 es menos que 0', en: '+1' } })
  await statePosition(record.system, {
    addresseeId: addressee,
    position: 'accepted',
    statedOn: '2026-03-01',
    statement: { es: 'Sí', en: 'Yes' },
    evidence: sampleEvidence(),
  })
  await bringSample(
    record.administrator,
    `${SAMPLE_ACTIVITIES}\n2010_2011,Peru,Ladder plan,"=SUM(1)\tDRILL",-1 Guard,,2010,,Lima,3,"S/ 1,250.55",9`,
  )
}

/** What is said once of a file of activities. */
const SAID = Object.fromEntries(
  Object.entries({ title_es: 'Cursos', publisher: 'Oficina', licence: 'CC0', language: 'en', currency: 'EUR' }).map(([name, constant]) => [
    `batch_${name}`,
    { constant },
  ]),
)

it.each(Object.keys(WRITERS))('what one instance exports as %s another one imports and exports to the same bytes', async (format) => {
  const [one, other] = [await testRecord({ instant: '2026-11-23T15:00:00Z' }), await testRecord({ instant: '2026-11-24T15:00:00Z' })]
  try {
    await fill(one)

    const bea = await other.join('administrator', 'Bea Luna')
    const found: Record<string, unknown> = {}
    for (const kind of KINDS) {
      const file = await exported(one.reader, kind, format, false)
      const received = await receive(other.administrator, `${kind}.${format}`, file)
      const batch = await check(other.administrator, received, kind === 'activities' ? SAID : {})
      found[kind] = (await problemsOf(other.administrator, batch.id)).filter(({ severity }) => severity === 'fault')
      await apply(other.administrator, batch, bea)
    }
    expect(found).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, []])))
    // A workbook carries its own date of making: the tables are compared as CSV, whatever they came as.
    for (const kind of KINDS) {
      expect((await exported(other.reader, kind, 'csv', true)).toString('utf8'), kind).toBe(
        (await exported(one.reader, kind, 'csv', true)).toString('utf8'),
      )
    }
  } finally {
    await one.close()
    await other.close()
  }
})
