import type { Words } from '../i18n/index.ts'
import type { ChangeView } from '../view/change.ts'
import type { EvidenceView } from '../view/evidence.ts'
import type { Localized } from '../view/text.ts'
import { escapeXml } from './xml.ts'

/** The whole of a change as HTML for a feed reader: what, since when, why, on what evidence, by whom, and its number in the log. */
export function changeContent(change: ChangeView, words: Words): string {
  const parts: string[] = []
  const { update, position } = change
  if (update) {
    parts.push(
      paragraph(localizedHtml(update.summary, words)),
      paragraph(escapeXml(words.t('feeds.body.effective', { date: words.date(update.effectiveOn) }))),
    )
    if (change.kind === 'update_withdrawn' && update.withdrawn) {
      parts.push(labelled(words.t('feeds.body.withdrawn'), localizedHtml(update.withdrawn.reason, words)))
    } else {
      parts.push(labelled(words.t('feeds.body.reason'), localizedHtml(update.reason, words)))
      parts.push(evidenceList(update.evidence, words))
      parts.push(paragraph(escapeXml(words.t('feeds.body.people', { author: update.author, publisher: update.publisher }))))
    }
  }
  if (position) {
    parts.push(paragraph(localizedHtml(position.statement, words)), evidenceList(position.evidence ? [position.evidence] : [], words))
  } else if (!update && change.evidence) {
    parts.push(evidenceList([change.evidence], words))
  }
  parts.push(paragraph(escapeXml(words.t('feeds.body.log', { seq: words.number(change.seq) }))))
  return parts.filter((part) => part !== '').join('')
}

function evidenceList(evidence: readonly EvidenceView[], words: Words): string {
  if (evidence.length === 0) return ''
  const items = evidence.map((item) => {
    const title = `<cite lang="${escapeXml(item.language)}">${escapeXml(item.title)}</cite>`
    const named = item.address === null ? title : `<a href="${escapeXml(item.address)}">${title}</a>`
    return `<li>${named}, ${escapeXml(item.publisher)}, ${escapeXml(words.date(item.date))} (${escapeXml(words.t(`terms.evidence.${item.kind}`))})</li>`
  })
  return `<p><strong>${escapeXml(words.t('feeds.body.evidence'))}</strong></p><ul>${items.join('')}</ul>`
}

function labelled(label: string, html: string): string {
  return html === '' ? '' : `<p><strong>${escapeXml(label)}</strong></p><p>${html}</p>`
}

function paragraph(html: string): string {
  return html === '' ? '' : `<p>${html}</p>`
}

function localizedHtml(text: Localized, words: Words): string {
  const picked = words.pick(text)
  if (!picked) return ''
  const body = escapeXml(picked.text).replaceAll('\n', '<br/>')
  if (!picked.missing) return body
  const language = words.languageName(picked.language)
  return `<span lang="${picked.language}">${body}</span> (${escapeXml(words.t('terms.missing_translation', { language }))})`
}
