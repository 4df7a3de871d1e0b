import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { finding } from '../../../templates/pages/parts/finding.ts'
import type { KeyFigures } from '../../../templates/view/figures.ts'
import { STATUSES, type Status } from '../../../templates/view/scales.ts'
import { samplePage, sampleRecord } from './sample.ts'

function withCounts(counts: Partial<Record<Status, number>>, recommendations = 13): KeyFigures {
  const byStatus = STATUSES.map((status) => ({ status, count: counts[status] ?? 0 }))
  const addressees = byStatus.reduce((sum, { count }) => sum + count, 0)
  return { ...sampleRecord.figures, recommendations, addressees, assessed: addressees - (counts.not_assessed ?? 0), byStatus }
}

describe('the finding', () => {
  test.each([
    ['es', withCounts({}, 0), 'El registro está vacío: todavía no se ha incorporado ninguna recomendación'],
    ['en', withCounts({ not_assessed: 51 }), 'Two governments, thirteen recommendations: none of the 51 addressees has been assessed yet'],
    [
      'es',
      withCounts({ not_assessed: 40, committed: 2 }),
      'Dos gobiernos, trece recomendaciones: de dos destinatarios evaluados, ninguno muestra avance',
    ],
    [
      'es',
      withCounts({ not_assessed: 40, partial: 3, no_evidence: 16 }),
      'Dos gobiernos, trece recomendaciones: de 19 destinatarios evaluados, tres muestran avance y ninguno ha cumplido',
    ],
    [
      'en',
      withCounts({ partial: 1, implemented: 1, reversed: 2 }, 1),
      'Two governments, one recommendation: of four addressees assessed, two show progress and one has complied; two went back',
    ],
  ])('in %s', (language, view, sentence) => {
    const page = samplePage(language, { words: words(language) })
    expect(finding(page, view)).toBe(sentence)
  })
})
