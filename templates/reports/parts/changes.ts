import type { ChangeView } from '../../view/change.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { breathe } from '../document/breathe.ts'
import { ensureRoom } from '../document/pages.ts'
import type { Sheet } from '../document/sheet.ts'
import { openTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dayOf } from './edition-words.ts'
import { drawEvidence } from './evidence-list.ts'
import { precedesRecord } from './finding.ts'
import { localized } from './localized.ts'
import { drawIndicatorChange } from './indicator-change.ts'
import { drawRedaction } from './redactions.ts'
import { drawReply } from './reply.ts'
import { beginSection } from './section.ts'
import { drawUpdate, separate } from './update-entry.ts'

const TITLE = { face: 'headline', size: 12, leading: 15.5, color: 'ink' } as const

/** What changed in the period, oldest first, or a sentence that says why there is nothing. */
export async function drawChanges(sheet: Sheet, snapshot: ReportSnapshot): Promise<void> {
  const { words } = sheet
  const { changes, edition } = snapshot
  beginSection(sheet, 'changes', words.t('report.changes'), { newPage: changes.length > 0 })
  if (changes.length === 0) {
    const why = edition.kind === 'baseline' ? 'none.baseline' : precedesRecord(snapshot) ? 'none.before' : 'none'
    flow(sheet, plain(words.t(`report.changes.${why}`)), STYLES.body)
    return
  }
  flow(sheet, plain(words.t('report.changes.count', { n: changes.length })), STYLES.small, { after: 10 })
  for (const [index, change] of changes.entries()) {
    if (index > 0) separate(sheet)
    await drawChange(sheet, change, edition.timeZone)
    await breathe(index)
  }
}

async function drawChange(sheet: Sheet, change: ChangeView, timeZone: string): Promise<void> {
  const { words } = sheet
  ensureRoom(sheet, 90)
  const outer = sheet.element
  const element = openTag(sheet, outer, 'Sect')
  sheet.element = element
  const day = words.date(dayOf(change.occurredAt, timeZone))
  const kind: Run = { text: words.t(`terms.event.${change.kind}`), face: 'strong', color: 'accent' }
  const effective = change.update ? ` · ${words.t('report.update.effective', { date: words.date(change.update.effectiveOn) })}` : ''
  flow(sheet, [{ text: `${day} · ` }, kind, { text: effective }], STYLES.small, { after: 1 })
  const title = titleRuns(sheet, change)
  if (title.length > 0) flow(sheet, title, TITLE, { role: 'H3', after: 3 })
  if (change.update) await drawUpdate(sheet, change.update, 0, timeZone)
  else await drawOtherAct(sheet, change, timeZone)
  sheet.element = outer
  element.end()
  sheet.y += 4
}

function titleRuns({ words }: Sheet, { recommendation, institution, agreement, edition }: ChangeView): Run[] {
  const runs: Run[] = []
  if (recommendation) {
    runs.push({ text: recommendation.code, link: { place: recommendation.code } }, { text: ' ' }, ...localized(words, recommendation.title))
  }
  if (institution) {
    if (runs.length > 0) runs.push({ text: ' · ' })
    runs.push(...localized(words, institution.name), { text: ` (${words.t(`terms.country.${institution.country}`)})` })
  }
  if (agreement) runs.push({ text: runs.length > 0 ? ' · ' : '' }, ...localized(words, agreement.title))
  if (edition && runs.length === 0) {
    runs.push({ text: words.t('report.changes.edition', { kind: words.t(`terms.edition.${edition.kind}`), number: edition.number }) })
  }
  return runs
}

async function drawOtherAct(sheet: Sheet, change: ChangeView, timeZone: string): Promise<void> {
  const { words } = sheet
  const { position, seq, actor } = change
  if (change.reply) drawReply(sheet, change.reply, 0, timeZone, 'bare')
  if (change.redaction) drawRedaction(sheet, change.redaction)
  if (change.indicator) await drawIndicatorChange(sheet, change.indicator)
  if (change.reason) flow(sheet, localized(words, change.reason, {}, 'full'), STYLES.body, { after: 3 })
  if (position) {
    const stated = words.t('report.changes.position', {
      position: words.t(`terms.position.${position.position}`),
      date: words.date(position.statedOn),
    })
    flow(sheet, [{ text: `${stated} `, face: 'strong' }, ...localized(words, position.statement)], STYLES.body, { after: 3 })
  }
  if (change.kind === 'due_date_set') {
    const due = change.dueOn ? words.t('report.changes.due', { date: words.date(change.dueOn) }) : words.t('report.changes.due.removed')
    flow(sheet, plain(due), STYLES.body, { after: 3 })
  }
  const evidence = change.evidence ?? position?.evidence
  if (evidence) await drawEvidence(sheet, [evidence], 0, 0)
  flow(sheet, plain(`${words.t('report.changes.actor', { seq, actor })}.`), STYLES.small, { after: 6 })
}
