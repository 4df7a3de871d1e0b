import { COLORS } from '../../charts/tokens.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReplyView } from '../../view/reply.ts'
import { PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, inTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { localized } from './localized.ts'

const BAR = 12

/** What the institution answered, word for word; or until when it is invited, or that no answer came. `bare`: the number of the log entry stands elsewhere. */
export function drawReply(
  sheet: Sheet,
  reply: ReplyView,
  indent: number,
  timeZone: string,
  entry: 'with entry' | 'bare' = 'with entry',
): void {
  const { words } = sheet
  const { answer, missed } = reply
  const date = words.date(reply.deadline)
  if (!answer) {
    const said = words.t(missed ? 'report.reply.missed' : 'report.reply.invited', { date })
    const text = `${said}${numbered(words, entry, missed?.seq ?? reply.seq)}`
    flow(sheet, [{ text, face: 'strong', ...(missed && { color: 'accent' as const }) }], STYLES.small, { indent, after: 6 })
    return
  }
  const beside = (top: number, bottom: number) =>
    artifact(sheet, 'Layout', () => sheet.doc.rect(PAGE.left + indent, top, 2, bottom - top).fill(COLORS.accent))
  const head = words.t('report.reply.label')
  const signed = `${words.t('report.reply.signed', { author: answer.author, date: words.date(dayOf(answer.at, timeZone)) })}${numbered(words, entry, answer.seq)}`
  const foot = answer.late ? `${signed} ${words.t('report.reply.late', { date })}` : signed
  flow(sheet, plain(head), { ...STYLES.small, face: 'strong' }, { indent: indent + BAR, after: 0, beside })
  inTag(sheet, 'BlockQuote', {}, () => {
    flow(sheet, localized(words, answer.text, {}, 'full'), STYLES.body, { indent: indent + BAR, after: 0, beside })
  })
  flow(sheet, plain(foot), STYLES.small, { indent: indent + BAR, after: 8, beside })
}

function numbered(words: Words, entry: 'with entry' | 'bare', seq: number): string {
  return entry === 'bare' ? '' : ` ${words.t('report.reply.entry', { seq })}`
}
