import type { RecommendationView } from '../../view/recommendation.ts'
import type { UpdateView } from '../../view/update.ts'
import { breathe } from '../document/breathe.ts'
import { ensureRoom } from '../document/pages.ts'
import type { Sheet } from '../document/sheet.ts'
import { openTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { localized } from './localized.ts'
import { drawReply } from './reply.ts'
import { subheading } from './section.ts'
import { drawUpdate, separate } from './update-entry.ts'

const INDENT = 14

/** Every published assessment, newest first, those corrected and withdrawn included, each with what the institution replied. */
export async function drawHistory(sheet: Sheet, { updates, earlyReplies = [] }: RecommendationView, timeZone: string): Promise<void> {
  const { words } = sheet
  subheading(sheet, words.t('report.block.history'))
  drawEarlyReplies(sheet, earlyReplies, timeZone)
  if (updates.length === 0) {
    flow(sheet, plain(words.t('report.block.history.none')), STYLES.body)
    return
  }
  for (const [index, update] of updates.entries()) {
    if (index > 0) separate(sheet)
    await drawEntry(sheet, update, timeZone)
    await breathe(index)
  }
}

function drawEarlyReplies(sheet: Sheet, replies: NonNullable<RecommendationView['earlyReplies']>, timeZone: string): void {
  const { words } = sheet
  for (const reply of replies) {
    const head: Run[] = [...localized(words, reply.institution.name, { face: 'strong' }), { text: `. ${words.t('report.reply.early')}` }]
    flow(sheet, head, STYLES.body, { after: 2 })
    drawReply(sheet, reply, INDENT, timeZone)
  }
}

async function drawEntry(sheet: Sheet, update: UpdateView, timeZone: string): Promise<void> {
  const { words } = sheet
  ensureRoom(sheet, 80)
  const outer = sheet.element
  const element = openTag(sheet, outer, 'Sect')
  sheet.element = element
  const head: Run[] = [
    { text: `${words.date(update.effectiveOn)} · `, color: 'soft' },
    ...localized(words, update.institution.name, { face: 'strong' }),
    { text: ` (${words.t(`terms.country.${update.institution.country}`)})`, color: 'soft' },
  ]
  flow(sheet, head, STYLES.body, { after: 2 })
  await drawUpdate(sheet, update, INDENT, timeZone)
  for (const reply of update.replies ?? []) drawReply(sheet, reply, INDENT, timeZone)
  sheet.element = outer
  element.end()
}
