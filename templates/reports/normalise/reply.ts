import type { ReplyAnswer, ReplyView } from '../../view/reply.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'

const BAR = 12

/** What the institution answered, word for word; or until when it is invited, or that no answer came. `bare`: the number of the log entry stands elsewhere. */
export function* replyBlocks(
  report: Report,
  reply: ReplyView,
  indent: number,
  entry: 'with entry' | 'bare' = 'with entry',
): Generator<Block> {
  const { words } = report
  const numbered = (seq: number) => (entry === 'bare' ? '' : ` ${words.t('report.reply.entry', { seq })}`)
  const { answer, missed } = reply
  if (answer) {
    yield* answerBlocks(report, answer, reply.deadline, indent, numbered(answer.seq))
    return
  }
  const date = words.date(reply.deadline)
  const said = words.t(missed ? 'report.reply.missed' : 'report.reply.invited', { date })
  const text = `${said}${numbered(missed?.seq ?? reply.seq)}`
  yield paragraph([{ text, face: 'strong', ...(missed && { color: 'accent' as const }) }], STYLES.small, { indent, after: 6 })
}

function* answerBlocks({ words, zone }: Report, answer: ReplyAnswer, deadline: string, indent: number, numbered: string): Generator<Block> {
  const beside = { indent: indent + BAR, bar: 'accent' } as const
  const signed = `${words.t('report.reply.signed', { author: answer.author, date: words.date(dayOf(answer.at, zone)) })}${numbered}`
  const foot = answer.late ? `${signed} ${words.t('report.reply.late', { date: words.date(deadline) })}` : signed
  yield paragraph(plain(words.t('report.reply.label')), { ...STYLES.small, face: 'strong' }, { ...beside, after: 0, keep: 30 })
  yield open('BlockQuote')
  yield paragraph(localized(words, answer.text, {}, 'full'), STYLES.body, { ...beside, after: 0 })
  yield close
  yield paragraph(plain(foot), STYLES.small, { ...beside, after: 8 })
}
