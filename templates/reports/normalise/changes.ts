import type { ChangeView } from '../../view/change.ts'
import type { RecommendationRef } from '../../view/references.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import { changeEntry } from './change-entry.ts'
import { codeRun } from './code-run.ts'
import { precedesRecord } from './finding.ts'
import { groupChanges } from './group-changes.ts'
import { localized, plainText } from './localized.ts'
import type { Report } from './report.ts'
import { remark, section, sentence, subsection } from './section.ts'

const TITLE = { face: 'headline', size: 12, leading: 15.5, color: 'ink' } as const

/** What changed in the period, by theme and recommendation, or a sentence that says why there is nothing. */
export function changeBlocks(report: Report): Generator<Block> {
  const { snapshot, words } = report
  return section('changes', words.t('report.changes'), content(report), { newPage: snapshot.changes.length > 0 })
}

function* content(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const { changes } = snapshot
  if (changes.length === 0) {
    yield sentence(words.t(`report.changes.${whyNone(report)}`))
    return
  }
  yield remark(words.t('report.changes.count', { n: changes.length }), 4)
  const { byTheme, others } = groupChanges(snapshot)
  for (const { theme, recommendations } of byTheme) {
    const title = theme ? plainText(words, theme.name) : words.t('report.changes.gone')
    yield* subsection(`changes-${theme?.slug ?? 'gone'}`, title, 90)
    for (const group of recommendations) yield* ofRecommendation(report, group.recommendation, group.changes)
  }
  if (others.length === 0) return
  yield* subsection('changes-other', words.t('report.changes.others'), 60)
  for (const change of others) yield* changeEntry(report, change)
}

function whyNone({ snapshot }: Report): 'none' | 'none.baseline' | 'none.before' | 'none.request' {
  if (snapshot.request) return 'none.request'
  if (snapshot.edition.kind === 'baseline') return 'none.baseline'
  return precedesRecord(snapshot) ? 'none.before' : 'none'
}

function* ofRecommendation(report: Report, { code, title }: RecommendationRef, changes: readonly ChangeView[]): Generator<Block> {
  yield { kind: 'space', height: 6 }
  yield { kind: 'need', height: 90 }
  yield open('Sect')
  yield paragraph([codeRun(report, code), { text: '\u00A0 ' }, ...localized(report.words, title)], TITLE, {
    role: 'H4',
    after: 4,
    keep: 50,
  })
  for (const change of changes) yield* changeEntry(report, change)
  yield close
}
