import type { Words } from '../../i18n/index.ts'
import type { ChangeView } from '../../view/change.ts'
import type { IndicatorChange } from '../../view/indicator-change.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { UpdateView } from '../../view/update.ts'
import { paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { changeHead } from './change-head.ts'
import { editionName } from './edition-words.ts'
import { evidenceRuns } from './evidence-list.ts'
import { joinRuns } from './join-runs.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { movePhrase } from './status-phrase.ts'

/** An act that moves nothing, in small type: what it says, its source, and its entry in the log. */
export function* minorChange(report: Report, change: ChangeView): Generator<Block> {
  const { words } = report
  const { update, indicator, agreement, edition, evidence, reply, seq, actor } = change
  const entry: Run = { text: `${words.t('report.changes.actor', { seq, actor })}.` }
  const groups: (readonly Run[])[] = []
  if (update) groups.push(...updateRuns(words, update))
  if (indicator) groups.push(...indicatorRuns(words, indicator))
  if (change.kind === 'due_date_set') groups.push(dueRuns(words, change.dueOn))
  if (agreement) groups.push(localized(words, agreement.title, { color: 'ink' }))
  if (edition) {
    const name = editionName(edition, words)
    groups.push([{ text: words.t('report.changes.edition', { kind: name, number: editionNumber(edition) }), color: 'ink' }])
  }
  if (reply) groups.push([{ text: words.t('report.reply.invited', { date: words.date(reply.deadline) }), color: 'ink' }])
  if (evidence) groups.push(evidenceRuns(words, evidence))
  yield paragraph(changeHead(report, change), STYLES.small, { after: 1, keep: 24 })
  yield paragraph(joinRuns([...groups, [entry]], '\n'), STYLES.small, { indent: 14, after: 9 })
}

function dueRuns(words: Words, dueOn: string | null): Run[] {
  const text = dueOn ? words.t('report.changes.due', { date: words.date(dueOn) }) : words.t('report.changes.due.removed')
  return [{ text, color: 'ink' }]
}

function updateRuns(words: Words, update: UpdateView): (readonly Run[])[] {
  const { from, status, summary, reason, evidence, hiddenEvidence, author, publisher } = update
  const why = localized(words, reason, { color: 'ink' }, 'full')
  const said = joinRuns(
    [
      [...movePhrase(words, from, status), { text: '. ' }, ...localized(words, summary, { color: 'ink' }, 'full')],
      why.length > 0 ? [{ text: `${words.t('report.update.reason')} `, face: 'strong' }, ...why] : [],
    ],
    ' ',
  )
  const hidden: Run[] = hiddenEvidence > 0 ? [{ text: words.t('report.evidence.hidden', { n: hiddenEvidence }) }] : []
  const people: Run[] = [{ text: words.t('report.changes.people', { author, publisher }) }]
  return [said, ...evidence.map((item) => evidenceRuns(words, item)), hidden, people]
}

function indicatorRuns(words: Words, { indicator, milestone, reading }: IndicatorChange): (readonly Run[])[] {
  const named = localized(words, indicator.title, { face: 'strong', color: 'ink' })
  const unit = localized(words, indicator.unit)
  if (milestone) {
    const target = words.t('report.changes.target', { date: words.date(milestone.dueOn) })
    return [
      [...named, { text: `. ${target} ` }, ...localized(words, milestone.target, { color: 'ink' }), { text: ' (' }, ...unit, { text: ')' }],
    ]
  }
  if (!reading) return [[...named, { text: '. ' }, ...unit, { text: `; ${words.t(`report.block.direction.${indicator.direction}`)}.` }]]
  const read = words.t('report.changes.reading', { date: words.date(reading.readOn) })
  return [
    [...named, { text: `. ${read} ` }, { text: `${reading.value} `, face: 'strong', color: 'ink' }, ...unit],
    localized(words, reading.note, { color: 'ink' }, 'full'),
    reading.evidence ? evidenceRuns(words, reading.evidence) : [],
  ]
}
