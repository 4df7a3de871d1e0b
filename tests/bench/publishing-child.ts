import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { listAddressees, publishStatusUpdate } from '../../src/recommendations/index.ts'
import { benchContext } from './bench-context.ts'
import { writeOne } from './write-one.ts'

const WARM_UP = 20
const PUBLICATIONS = 100

const [databaseUrl = '', dataDirectory = ''] = process.argv.slice(2)
const { db, close } = await connect({ databaseUrl: databaseUrl || undefined, dataDirectory })
await migrate(db)
const ctx = await benchContext(db)
await loadCatalogue(ctx)
const addressees = await listAddressees(ctx, {}, null)
const times: number[] = []
for (let index = 0; index < WARM_UP + PUBLICATIONS; index += 1) {
  const written = await writeOne(ctx, addressees[index % addressees.length]?.id ?? '')
  const began = performance.now()
  await publishStatusUpdate(ctx, written)
  if (index >= WARM_UP) times.push(performance.now() - began)
}
await close()
process.send?.(times)
process.disconnect?.()
