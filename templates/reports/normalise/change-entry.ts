import type { ChangeView } from '../../view/change.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { changeHead } from './change-head.ts'
import { evidenceBlocks } from './evidence-list.ts'
import { localized } from './localized.ts'
import { minorChange } from './minor-change.ts'
import { redactionRuns } from './redactions.ts'
import { replyBlocks } from './reply.ts'
import type { Report } from './report.ts'
import { remark, sentence } from './section.ts'
import { updateBlocks } from './update-entry.ts'

const INDENT = 14
const MAJOR: readonly ChangeView['kind'][] = [
  'update_published',
  'update_corrected',
  'update_withdrawn',
  'position_stated',
  'reply_published',
  'reply_missed',
  'recommendation_withdrawn',
  'text_redacted',
]

/** One public act: in full where it moves or answers something, in a few lines otherwise. */
export function changeEntry(report: Report, change: ChangeView): Iterable<Block> {
  const major = MAJOR.includes(change.kind) && !(change.kind === 'update_published' && change.update?.significance === 'minor')
  return major ? majorChange(report, change) : minorChange(report, change)
}

function* majorChange(report: Report, change: ChangeView): Generator<Block> {
  yield open('Sect')
  yield paragraph(changeHead(report, change), STYLES.small, { after: 2, keep: 45 })
  if (change.update) yield* updateBlocks(report, change.update, INDENT)
  else yield* otherAct(report, change)
  yield { kind: 'space', height: 4 }
  yield close
}

function* otherAct(report: Report, change: ChangeView): Generator<Block> {
  const { words } = report
  const { position, reply, redaction, reason, agreement, seq, actor } = change
  const set = (runs: readonly Run[]): Block => ({ ...sentence(runs, 3), indent: INDENT })
  if (agreement) yield set(localized(words, agreement.title, { face: 'strong' }))
  if (reply) yield* replyBlocks(report, reply, INDENT, 'bare')
  if (redaction) yield set(redactionRuns(report, redaction))
  if (reason) yield set(localized(words, reason, {}, 'full'))
  if (position) {
    const date = words.date(position.statedOn)
    const stated = words.t('report.changes.position', { position: words.t(`terms.position.${position.position}`), date })
    yield set([{ text: `${stated} `, face: 'strong' }, ...localized(words, position.statement)])
    if (position.evidence) yield* evidenceBlocks(report, [position.evidence], 0, INDENT)
  }
  yield { ...remark(`${words.t('report.changes.actor', { seq, actor })}.`), indent: INDENT }
}
