import { institutionsByStatusChart } from '../../charts/institutions-by-status.chart.ts'
import { MEASURE } from '../document/sheet.ts'
import { figure, type Block } from '../layout/block.ts'
import { countAdvanced } from './finding.ts'
import { institutionsOf } from './institutions.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { scenesThatFit } from './scenes-that-fit.ts'
import { remark, sentence, subsection } from './section.ts'
import { statusListTable } from './status-list-table.ts'

/** Institutions × status: a sentence, the heat map in as many parts as it takes, and the numbers. */
export function* institutionStatusBlocks({ snapshot, words, measure }: Report): Generator<Block> {
  const institutions = institutionsOf(snapshot, words)
  const advanced = institutions.filter(({ counts }) => countAdvanced(counts) > 0).length
  yield* subsection('by-institution', words.t('report.by_institution'), 150)
  const scenes = scenesThatFit(institutions, (part) => institutionsByStatusChart(part, words, MEASURE, measure))
  yield sentence(words.t('report.by_institution.headline', { advanced, n: institutions.length }), 10, scenes[0]?.height)
  for (const scene of scenes) yield figure(scene)
  yield remark(words.t('report.by_institution.key'), 12)
  const entries = institutions.map(({ institution, counts }) => ({
    name: [
      ...localized(words, institution.name),
      { text: ` (${words.t(`terms.country.${institution.country}`)})`, color: 'soft' as const },
    ],
    counts,
  }))
  const texts = { caption: words.t('report.by_institution.caption'), head: words.t('report.register.institution') }
  yield { kind: 'table', table: statusListTable(words, texts, entries), after: 12 }
}
