import type { Words } from '../../i18n/index.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { CodedText, RecommendationRef } from '../../view/references.ts'
import type { Sheet } from '../document/sheet.ts'
import { inTag } from '../document/tags.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { definitionRow } from './definition-row.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'
import { subheading } from './section.ts'

/** What would show it, what it answers and rests on, how it hangs together with others, and how it was worded before. */
export function drawRelations(sheet: Sheet, item: RecommendationView, timeZone: string): void {
  const { words } = sheet
  const coded = (entries: readonly CodedText[]) => join(entries.map(({ title }) => localized(words, title)))
  const rows: [string, Run[]][] = [
    [
      words.t('report.block.would_show'),
      join(
        item.wouldShow.map((text) => localized(words, text)),
        ';\n',
      ),
    ],
    [words.t('report.block.concerns'), coded(item.concerns)],
    [
      words.t('report.block.standards'),
      join(
        item.standards.map(({ title }) => localized(words, title)),
        ';\n',
      ),
    ],
    [words.t('report.block.agreement_types'), coded(item.agreementTypes)],
    [words.t('report.block.groups'), references(words, item.groups)],
    [words.t('report.block.grouped_by'), references(words, item.groupedBy)],
    [words.t('report.block.wordings'), earlierWordings(words, item, timeZone)],
  ]
  const filled = rows.filter(([, runs]) => runs.length > 0)
  if (filled.length === 0) return
  subheading(sheet, words.t('report.block.relations'))
  inTag(sheet, 'L', {}, () => {
    for (const [label, runs] of filled) definitionRow(sheet, label, runs, STYLES.small)
  })
}

function references(words: Words, entries: readonly RecommendationRef[]): Run[] {
  return join(entries.map(({ code, title }): Run[] => [{ text: code, link: { place: code } }, { text: ' ' }, ...localized(words, title)]))
}

function earlierWordings(words: Words, { wordings }: RecommendationView, timeZone: string): Run[] {
  const latest = Math.max(0, ...wordings.map(({ version }) => version))
  const earlier = wordings.filter(({ version }) => version < latest)
  return join(
    earlier.map(({ version, recordedAt, statement }): Run[] => {
      const date = words.date(dayOf(recordedAt, timeZone))
      return [{ text: words.t('report.block.wording', { version, date, text: '' }) }, ...localized(words, statement)]
    }),
  )
}

function join(groups: readonly (readonly Run[])[], separator = '; '): Run[] {
  return groups.filter((runs) => runs.length > 0).flatMap((runs, index) => (index === 0 ? runs : [{ text: separator }, ...runs]))
}
