import type { InstitutionRef } from '../../view/references.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { UpdateView } from '../../view/update.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { localized } from './localized.ts'
import { replyBlocks } from './reply.ts'
import type { Report } from './report.ts'
import { sentence } from './section.ts'
import { separator } from './separator.ts'
import { subheading } from './subheading.ts'
import { updateBlocks } from './update-entry.ts'

const INDENT = 14

/** Every published assessment, newest first, those corrected and withdrawn included, each with what the institution replied. */
export function* historyBlocks(report: Report, { updates, earlyReplies = [] }: RecommendationView): Generator<Block> {
  const { words } = report
  yield* subheading(words.t('report.block.history'))
  for (const reply of earlyReplies) {
    yield paragraph([...institutionRuns(report, reply.institution), { text: `. ${words.t('report.reply.early')}` }], STYLES.body, {
      after: 2,
      keep: 30,
    })
    yield* replyBlocks(report, reply, INDENT)
  }
  if (updates.length === 0) yield sentence(words.t('report.block.history.none'))
  for (const [index, update] of updates.entries()) {
    if (index > 0) yield* separator()
    yield* entry(report, update)
  }
}

function* entry(report: Report, update: UpdateView): Generator<Block> {
  const { words } = report
  yield open('Sect')
  const head: Run[] = [{ text: `${words.date(update.effectiveOn)} · `, color: 'soft' }, ...institutionRuns(report, update.institution)]
  yield paragraph(head, STYLES.body, { after: 2, keep: 45 })
  yield* updateBlocks(report, update, INDENT)
  for (const reply of update.replies ?? []) yield* replyBlocks(report, reply, INDENT)
  yield close
}

function institutionRuns({ words }: Report, { name, country }: InstitutionRef): Run[] {
  return [...localized(words, name, { face: 'strong' }), { text: ` (${words.t(`terms.country.${country}`)})`, color: 'soft' }]
}
