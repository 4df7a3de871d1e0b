import type { Measure } from '../../charts/wrap-label.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { Block } from '../layout/block.ts'
import { changeBlocks } from './changes.ts'
import { chapterBlocks } from './chapters.ts'
import { contentsBlocks } from './contents.ts'
import { correctionBlocks } from './corrections.ts'
import { coverBlocks } from './cover.ts'
import { indexBlocks } from './institution-index.ts'
import { listBlocks } from './lists.ts'
import { methodBlocks } from './method.ts'
import { registerBlocks } from './register.ts'
import { reportOf } from './report.ts'
import { statusBlocks } from './status.ts'
import { summaryBlocks } from './summary.ts'
import { verifyBlocks } from './verify.ts'

/**
 * The whole report as blocks, one at a time: what a snapshot says in one language, before anything is measured or drawn.
 * `measure` gives widths in the sans-serif face (points; estimated when absent), `missing` how many signs of a text no face has.
 */
export function* normalise(
  snapshot: ReportSnapshot,
  words: Words,
  measure?: Measure,
  missing?: (text: string) => number,
): Generator<Block> {
  const report = reportOf(snapshot, words, measure, missing)
  yield* coverBlocks(report)
  yield* contentsBlocks(report)
  yield* summaryBlocks(report)
  yield* changeBlocks(report)
  yield* statusBlocks(report)
  yield* listBlocks(report)
  yield* registerBlocks(report)
  if (!report.brief) yield* chapterBlocks(report)
  yield* correctionBlocks(report)
  yield* methodBlocks(report)
  if (!report.brief) yield* indexBlocks(report)
  yield* verifyBlocks(report)
}
