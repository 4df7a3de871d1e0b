import type { Words } from '../../i18n/index.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { CodedText, RecommendationRef } from '../../view/references.ts'
import type { Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { codeRun } from './code-run.ts'
import { definitions, type Definition } from './definition.ts'
import { dayOf } from './edition-words.ts'
import { joinRuns } from './join-runs.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { subheading } from './subheading.ts'

/** What would show it, what it answers and rests on, how it hangs together with others, and how it was worded before. */
export function* relationBlocks(report: Report, item: RecommendationView): Generator<Block> {
  const { words } = report
  const coded = (entries: readonly CodedText[]) => joinRuns(entries.map(({ title }) => localized(words, title)))
  const lines = (groups: readonly (readonly Run[])[]) => joinRuns(groups, ';\n')
  const rows: Definition[] = [
    [words.t('report.block.would_show'), lines(item.wouldShow.map((text) => localized(words, text)))],
    [words.t('report.block.concerns'), coded(item.concerns)],
    [words.t('report.block.standards'), lines(item.standards.map(({ title }) => localized(words, title)))],
    [words.t('report.block.agreement_types'), coded(item.agreementTypes)],
    [words.t('report.block.impacts'), lines(item.impacts.map((impact) => impactRuns(words, impact)))],
    [
      words.t('report.block.claims'),
      lines(item.claims.map(({ title, note }) => joinRuns([localized(words, title), localized(words, note)], ': '))),
    ],
    [words.t('report.block.groups'), references(report, item.groups)],
    [words.t('report.block.grouped_by'), references(report, item.groupedBy)],
    [words.t('report.block.wordings'), earlierWordings(report, item)],
  ]
  const filled = rows.filter(([, runs]) => runs.length > 0)
  if (filled.length === 0) return
  yield* subheading(words.t('report.block.relations'), 30)
  yield* definitions(filled, STYLES.small)
}

function impactRuns(words: Words, { title, dimension, sign }: RecommendationView['impacts'][number]): Run[] {
  const known = dimension === 'economic' || dimension === 'social' || dimension === 'environmental'
  const name = known ? words.t(`terms.dimension.${dimension}`) : dimension
  return [...localized(words, title), { text: ` (${name}, ${words.t(sign === '+' ? 'pages.impact.benefit' : 'pages.impact.harm')})` }]
}

function references(report: Report, entries: readonly RecommendationRef[]): Run[] {
  return joinRuns(entries.map(({ code, title }): Run[] => [codeRun(report, code), { text: ' ' }, ...localized(report.words, title)]))
}

function earlierWordings({ words, zone }: Report, { wordings }: RecommendationView): Run[] {
  const latest = Math.max(0, ...wordings.map(({ version }) => version))
  const earlier = wordings.filter(({ version }) => version < latest)
  return joinRuns(
    earlier.map(({ version, recordedAt, title, statement }): Run[] => {
      const date = words.date(dayOf(recordedAt, zone))
      const named = localized(words, title, { face: 'emphasis' })
      return [
        { text: words.t('report.block.wording', { version, date, text: '' }) },
        ...joinRuns([named, localized(words, statement)], '. '),
      ]
    }),
    ';\n',
  )
}
