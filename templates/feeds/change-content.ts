import type { Words } from '../i18n/index.ts'
import type { ChangeView } from '../view/change.ts'
import type { EvidenceView } from '../view/evidence.ts'
import type { Localized } from '../view/text.ts'
import type { UpdateView } from '../view/update.ts'
import { citedText } from '../view/cited-text.ts'
import { escapeXml } from './xml.ts'

/** The whole of a change as HTML for a feed reader: what, since when, why, on what evidence, by whom, and its number in the log. Addresses begin with `origin`. */
export function changeContent(change: ChangeView, words: Words, origin: string): string {
  const parts = change.update ? updateParts(change, change.update, words) : otherParts(change, words)
  return [subject(change, words, origin), ...parts, logParagraph(change.seq, words, origin)].filter((part) => part !== '').join('')
}

function updateParts(change: ChangeView, update: UpdateView, words: Words): string[] {
  const status = (of: UpdateView['status']) => words.t(`terms.status.${of}`)
  const facts = [
    said(words.t('feeds.body.status', { from: status(update.from), to: status(update.status) })),
    paragraph(localizedHtml(update.summary, words)),
    said(words.t('feeds.body.effective', { date: words.date(update.effectiveOn) })),
  ]
  if (change.kind === 'update_withdrawn' && update.withdrawn) {
    return [...facts, labelled(words.t('feeds.body.withdrawn'), localizedHtml(update.withdrawn.reason, words))]
  }
  return [
    ...facts,
    labelled(words.t('feeds.body.reason'), localizedHtml(update.reason, words)),
    evidenceList(update.evidence, words),
    update.hiddenEvidence === 0 ? '' : said(words.t('pages.evidence.hidden', { n: update.hiddenEvidence })),
    update.singlePerson
      ? said(words.t('feeds.body.one_person', { author: update.author }))
      : said(words.t('feeds.body.people', { author: update.author, publisher: update.publisher })),
  ]
}

function otherParts(change: ChangeView, words: Words): string[] {
  const { kind, dueOn, position, reply, redaction, indicator, evidence, citation, reason } = change
  if (kind === 'due_date_set') {
    return [said(dueOn === null ? words.t('feeds.body.due_lifted') : words.t('feeds.body.due', { date: words.date(dueOn) }))]
  }
  if (position) {
    return [paragraph(localizedHtml(position.statement, words)), evidenceList(position.evidence ? [position.evidence] : [], words)]
  }
  if (reply) {
    const date = words.date(reply.deadline)
    if (!reply.answer) return reply.missed ? [] : [said(words.t('feeds.body.reply_until', { date }))]
    return [
      labelled(words.t('feeds.body.reply'), localizedHtml(reply.answer.text, words)),
      reply.answer.late ? said(words.t('feeds.body.reply_late', { date })) : '',
    ]
  }
  if (redaction) {
    const ground = words.t('feeds.body.ground', { ground: words.t(`terms.ground.${redaction.ground}`) })
    return [labelled(words.t('feeds.body.reason'), localizedHtml(redaction.reason, words)), said(ground)]
  }
  if (indicator) {
    const { milestone, reading } = indicator
    if (milestone) {
      return [labelled(words.t('feeds.body.target', { date: words.date(milestone.dueOn) }), localizedHtml(milestone.target, words))]
    }
    if (!reading) return []
    const value = `${escapeXml(reading.value)} ${localizedHtml(indicator.indicator.unit, words)}`
    return [
      labelled(words.t('feeds.body.reading', { date: words.date(reading.readOn) }), value),
      paragraph(localizedHtml(reading.note, words)),
      evidenceList(reading.evidence ? [reading.evidence] : [], words),
    ]
  }
  if (citation) {
    const why = labelled(
      words.t(kind === 'activities_uncited' ? 'feeds.body.withdrawn' : 'feeds.body.reason'),
      localizedHtml(reason ?? {}, words),
    )
    return [said(citedText(words, citation)), Object.keys(reason ?? {}).length === 0 ? '' : why]
  }
  if (reason) return [labelled(words.t('feeds.body.withdrawn'), localizedHtml(reason, words))]
  return evidence ? [evidenceList([evidence], words)] : []
}

/** What and whom it is about, as links. */
function subject({ recommendation, institution, agreement }: ChangeView, words: Words, origin: string): string {
  const link = (path: string, html: string) =>
    html === '' ? [] : [`<a href="${escapeXml(`${origin}/${words.language}${path}`)}">${html}</a>`]
  const { code } = recommendation ?? {}
  return paragraph(
    [
      ...(code === undefined
        ? []
        : link(`/recommendations/${encodeURIComponent(code)}`, `${escapeXml(code)} ${localizedHtml(recommendation?.title ?? {}, words)}`)),
      ...(institution ? link(`/institutions/${encodeURIComponent(institution.slug)}`, localizedHtml(institution.name, words)) : []),
      ...(agreement ? link(`/agreements/${encodeURIComponent(agreement.slug)}`, localizedHtml(agreement.title, words)) : []),
    ].join(' · '),
  )
}

/** The act's number in the public log, as a link to its proof. */
export function logParagraph(seq: number, words: Words, origin: string): string {
  const address = escapeXml(`${origin}/${words.language}/log/${seq}`)
  return paragraph(`<a href="${address}">${escapeXml(words.t('feeds.body.log', { seq: words.number(seq) }))}</a>`)
}

function evidenceList(evidence: readonly EvidenceView[], words: Words): string {
  if (evidence.length === 0) return ''
  const items = evidence.map((item) => {
    const title = `<cite lang="${escapeXml(item.language)}">${escapeXml(item.title)}</cite>`
    const named = item.address !== null && /^https?:\/\//i.test(item.address) ? `<a href="${escapeXml(item.address)}">${title}</a>` : title
    return `<li>${named}, ${escapeXml(item.publisher)}, ${escapeXml(words.date(item.date))} (${escapeXml(words.t(`terms.evidence.${item.kind}`))})</li>`
  })
  return `<p><strong>${escapeXml(words.t('feeds.body.evidence'))}</strong></p><ul>${items.join('')}</ul>`
}

function labelled(label: string, html: string): string {
  return html === '' ? '' : `<p><strong>${escapeXml(label)}</strong></p><p>${html}</p>`
}

function said(text: string): string {
  return paragraph(escapeXml(text))
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
