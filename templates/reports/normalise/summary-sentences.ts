import { plain, type Run } from '../text/run.ts'
import { correctionsOf } from './corrections-of.ts'
import { finding, precedesRecord } from './finding.ts'
import { movesOf } from './moves.ts'
import type { Report } from './report.ts'

/** The three or four sentences that matter, counted from the snapshot: how it stands, what moved, what fell due, what was set right. */
export function summarySentences({ snapshot, words }: Report): readonly (readonly Run[])[] {
  const { edition, figures, changes } = snapshot
  const stands = plain(finding(snapshot, words))
  if (!edition.periodStart || precedesRecord(snapshot) || figures.addressees === 0) return [stands]
  const { forward, back, first, newlyOverdue } = movesOf(snapshot)
  const corrections = correctionsOf(changes)
  const set = corrections.length
  return [
    stands,
    plain(words.t('report.summary.moves', { forward, back, first, any: forward + back + first })),
    plain(words.t('report.summary.overdue', { n: newlyOverdue, total: figures.overdue })),
    set === 0
      ? plain(words.t('report.summary.corrections.none'))
      : [
          { text: `${words.t('report.summary.corrections', { n: set })} ` },
          { text: words.t('report.summary.corrections.see'), link: { place: 'corrections' } },
        ],
  ]
}
