import type { Words } from '../../i18n/index.ts'
import type { StandardView } from '../../view/recommendation.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { joinRuns } from './join-runs.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { subsection } from './section.ts'

/** The standards that recommendations rest on, each once: what it says, how it is cited now, and in which text that was read. */
export function* standardBlocks({ snapshot, words }: Report): Generator<Block> {
  const standards = new Map(
    snapshot.recommendations.flatMap((item) => item.standards.map((standard) => [standard.code, standard] as const)),
  )
  if (standards.size === 0) return
  yield* subsection('standards', words.t('report.standards'), 60)
  yield open('L')
  for (const [, standard] of [...standards].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    yield open('LI')
    yield paragraph(standardRuns(words, standard), STYLES.small, { role: 'LBody', after: 6 })
    yield close
  }
  yield close
}

function standardRuns(words: Words, { title, jurisdiction, reference, says, source }: StandardView): Run[] {
  const cited = reference ? localized(words, reference, { color: 'ink' }) : []
  const named: Run[] = [
    ...localized(words, title, { face: 'strong', color: 'ink' }),
    { text: ` (${words.t(`terms.country.${jurisdiction}`)}).` },
  ]
  const citation: Run[] = cited.length > 0 ? [{ text: `${words.t('pages.standard.cited_as')} ` }, ...cited, { text: '.' }] : []
  const read: Run[] = source === '' ? [] : [{ text: `${words.t('pages.standard.read_in')} ${source}` }]
  return joinRuns([joinRuns([named, citation], ' '), localized(words, says, { color: 'ink' }, 'full'), read], '\n')
}
