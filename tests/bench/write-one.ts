import type { Context } from '../../src/kernel/context.ts'
import { addStatusUpdate } from '../../src/recommendations/index.ts'

const REASON = { es: 'El portal muestra tres textos íntegros.', en: 'The portal shows three full texts.' }

export interface WrittenUpdate {
  readonly status?: 'committed' | 'partial' | 'not_started'
  readonly reason?: { readonly es: string; readonly en: string }
}

/** Writes one status update with a source and submits it; gives what publishing it takes. */
export async function writeOne(
  ctx: Context,
  addresseeId: string,
  { status = 'committed', reason = REASON }: WrittenUpdate = {},
): Promise<{ readonly id: string; readonly version: number }> {
  const id = await addStatusUpdate(ctx, {
    addresseeId,
    status,
    effectiveOn: '2026-02-01',
    summary: { es: 'Publicó tres de los siete acuerdos', en: 'It published three of the seven agreements' },
    reason,
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
  return ctx.db.selectFrom('status_updates').select(['id', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
}
