import type { ChangeView } from '../../view/change.ts'
import type { UpdateView } from '../../view/update.ts'
import { editionNumber } from '../../view/edition-number.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { editionAddress } from './addresses.ts'
import { changeHead } from './change-head.ts'
import { codeRun } from './code-run.ts'
import { correctionsOf } from './corrections-of.ts'
import { joinRuns } from './join-runs.ts'
import { localized } from './localized.ts'
import { redactionRuns } from './redactions.ts'
import type { Report } from './report.ts'
import { remark, section, sentence } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

/** What was corrected, withdrawn or redacted since the edition before, and why; first what this edition itself sets right. */
export function correctionBlocks(report: Report): Generator<Block> {
  return section('corrections', report.words.t('report.corrections'), content(report))
}

function* content(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const { supersedes, changes } = snapshot
  if (supersedes) {
    const text = words.t('report.cover.supersedes.text', { number: editionNumber(supersedes) })
    const address = editionAddress(snapshot, words, supersedes.slug)
    const head: Run[] = [
      { text, link: { address } },
      { text: `. ${words.t('report.cover.supersedes.wrong')} `, face: 'strong' },
    ]
    yield paragraph([...head, ...localized(words, supersedes.note, {}, 'full')], STYLES.lead, { after: 8 })
    yield remark(words.t('report.corrections.both'), 10)
  }
  const corrections = correctionsOf(changes)
  if (corrections.length === 0) {
    yield sentence(words.t(snapshot.edition.periodStart ? 'report.corrections.none' : 'report.corrections.none.period'))
    return
  }
  yield remark(words.t('report.corrections.count', { n: corrections.length }), 8)
  yield open('L')
  for (const change of corrections) {
    yield open('LI', { together: true })
    yield paragraph(correctionRuns(report, change), STYLES.body, { role: 'LBody', after: 8 })
    yield close
  }
  yield close
}

function correctionRuns(report: Report, change: ChangeView): Run[] {
  const { words } = report
  const { recommendation, agreement, update, redaction, reason, seq, actor } = change
  const about: Run[] = recommendation
    ? [codeRun(report, recommendation.code), { text: ' ' }, ...localized(words, recommendation.title, { face: 'strong' })]
    : agreement
      ? localized(words, agreement.title, { face: 'strong' })
      : []
  const small = (runs: readonly Run[]) => runs.map((run): Run => ('text' in run ? { color: 'soft', ...run, size: STYLES.small.size } : run))
  const why = redaction
    ? redactionRuns(report, redaction)
    : [
        ...(update ? updateRuns(report, update, change.kind === 'update_withdrawn') : []),
        ...(reason ? localized(words, reason, {}, 'full') : []),
      ]
  const entry = small([{ text: `${words.t('report.changes.actor', { seq, actor })}.` }])
  return joinRuns([small(changeHead(report, change)), about, why, entry], '\n')
}

/** The status that no longer counts and the one in its place, with the reason. */
function updateRuns({ snapshot, words }: Report, update: UpdateView, withdrawn: boolean): Run[] {
  if (withdrawn) {
    const reason = update.withdrawn ? localized(words, update.withdrawn.reason, {}, 'full') : []
    return [...statusPhrase(words, update.status), { text: ` ${words.t('report.corrections.withdrawn')} ` }, ...reason]
  }
  const item = snapshot.recommendations.find(({ code }) => code === update.recommendation.code)
  const before = item?.updates.find(({ id }) => id === update.corrects)
  const was: Run[] = before ? [...statusPhrase(words, before.status), { text: ` ${words.t('report.update.to')} ` }] : []
  return [
    ...was,
    ...statusPhrase(words, update.status),
    { text: `. ${words.t('report.update.reason')} ` },
    ...localized(words, update.reason, {}, 'full'),
  ]
}
