import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { addStatusUpdate, listAddressees, publishStatusUpdate } from '../../src/recommendations/index.ts'
import { benchContext } from './bench-context.ts'

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
  const id = await addStatusUpdate(ctx, {
    addresseeId: addressees[index % addressees.length]?.id ?? '',
    status: 'committed',
    effectiveOn: '2026-02-01',
    summary: { es: 'Publicó tres de los siete acuerdos', en: 'It published three of the seven agreements' },
    reason: { es: 'El portal muestra tres textos íntegros.', en: 'The portal shows three full texts.' },
    evidence: [],
    newEvidence: [
      {
        kind: 'official_text',
        title: 'Acuerdos vigentes en materia de defensa',
        publisher: 'Ministerio de Relaciones Exteriores',
        date: '2026-01-15',
        language: 'es',
        address: 'https://www.gob.pe/rree/acuerdos-defensa',
        note: { es: 'Tres textos íntegros', en: 'Three full texts' },
        announcementOnly: false,
      },
    ],
    submit: true,
  })
  const { version } = await db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  const began = performance.now()
  await publishStatusUpdate(ctx, { id, version })
  if (index >= WARM_UP) times.push(performance.now() - began)
}
await close()
process.send?.(times)
process.disconnect?.()
