import type { Block } from '../layout/block.ts'
import type { Report } from './report.ts'
import { section, sentence } from './section.ts'
import { institutionStatusBlocks } from './status-by-institution.ts'
import { themeStatusBlocks } from './status-by-theme.ts'
import { trendBlocks } from './trend.ts'

/** How the record stands: by theme, by institution, and over the editions, each as a picture and as its table. */
export function statusBlocks(report: Report): Generator<Block> {
  const filled = report.snapshot.figures.addressees > 0
  return section('themes', report.words.t('report.chart'), content(report), { newPage: filled })
}

function* content(report: Report): Generator<Block> {
  if (report.snapshot.figures.addressees === 0) {
    yield sentence(report.words.t('report.chart.empty'))
    return
  }
  yield* themeStatusBlocks(report)
  yield* institutionStatusBlocks(report)
  yield* trendBlocks(report)
}
