import type { Context } from '../../src/kernel/context.ts'
import { addStatusUpdate, publishStatusUpdate } from '../../src/recommendations/index.ts'

/** Writes and publishes one status update, as one person in single-person mode. Returns its event's sequence number. */
export async function publishOne(ctx: Context, addresseeId: string): Promise<number> {
  const id = await addStatusUpdate(ctx, {
    addresseeId,
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
  const { version } = await ctx.db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  return publishStatusUpdate(ctx, { id, version })
}
