import type { Words } from '../../i18n/index.ts'
import type { UpdateView } from '../../view/update.ts'
import type { ToldAct } from './act.ts'
import type { Block } from './block.ts'
import { editionBlocks } from './edition-blocks.ts'
import type { Place } from './act.ts'
import { labelled, said } from './phrases.ts'
import { sourceBlocks } from './sources.ts'

/** What an act says: why, on what evidence, by whom, word for word where somebody spoke. What was redacted since is said first. */
export function actDetail(act: ToldAct, words: Words, place: Place): Block[] {
  return [...redactedSince(act, words), ...detail(act, words, place)]
}

function redactedSince({ redactedAt }: ToldAct, words: Words): Block[] {
  if (redactedAt === null) return []
  return [{ kind: 'quiet', phrase: { text: words.t('mails.act.redacted', { date: words.date(redactedAt.slice(0, 10)) }) } }]
}

function detail(act: ToldAct, words: Words, place: Place): Block[] {
  const { change, edition } = act
  const { update, position, reply, redaction, indicator, evidence, reason } = change
  if (update) return change.kind === 'update_withdrawn' ? withdrawn(update, words) : assessment(act, update, words)
  if (position) {
    const on = words.t('mails.act.stated_on', { date: words.date(position.statedOn) })
    const sources = sourceBlocks(position.evidence ? [position.evidence] : [], 0, words)
    return [...said('quote', position.statement, words), { kind: 'quiet', phrase: { text: on } }, ...sources]
  }
  if (reply) {
    const date = words.date(reply.deadline)
    if (!reply.answer) return reply.missed ? [] : [{ kind: 'paragraph', phrase: { text: words.t('feeds.body.reply_until', { date }) } }]
    const late = words.t('feeds.body.reply_late', { date })
    return [
      ...said('quote', reply.answer.text, words),
      ...(reply.answer.late ? [{ kind: 'quiet', phrase: { text: late } } as const] : []),
      { kind: 'quiet', phrase: { text: reply.answer.author } },
    ]
  }
  if (redaction) {
    const ground = words.t('feeds.body.ground', { ground: words.t(`terms.ground.${redaction.ground}`) })
    return [...labelled(words.t('feeds.body.reason'), redaction.reason, words), { kind: 'quiet', phrase: { text: ground } }]
  }
  if (indicator?.milestone) {
    const { dueOn, target } = indicator.milestone
    return labelled(words.t('feeds.body.target', { date: words.date(dueOn) }), target, words)
  }
  if (indicator?.reading) {
    const { note, evidence: source } = indicator.reading
    return [...said('paragraph', note, words), ...sourceBlocks(source ? [source] : [], 0, words)]
  }
  if (reason) return labelled(words.t('feeds.body.withdrawn'), reason, words)
  if (edition) return editionBlocks(edition, words, place)
  return evidence ? sourceBlocks([evidence], 0, words) : []
}

function assessment({ moved }: ToldAct, update: UpdateView, words: Words): Block[] {
  const blocks: Block[] = []
  if (update.standing !== 'standing') {
    blocks.push({ kind: 'quiet', phrase: { text: words.t(`mails.act.later_${update.standing}`) } })
  } else if (moved !== null && moved.to !== update.status) {
    const status = words.t(`terms.status.${moved.to}`)
    blocks.push({ kind: 'labelled', label: words.t('mails.act.now'), phrase: { text: status } })
  }
  const people = words.t('feeds.body.people', { author: update.author, publisher: update.publisher })
  return [
    ...blocks,
    ...said('paragraph', update.summary, words),
    { kind: 'labelled', label: words.t('mails.act.since'), phrase: { text: words.date(update.effectiveOn) } },
    ...labelled(words.t('feeds.body.reason'), update.reason, words),
    ...sourceBlocks(update.evidence, update.hiddenEvidence, words),
    { kind: 'quiet', phrase: { text: people } },
  ]
}

function withdrawn(update: UpdateView, words: Words): Block[] {
  return [
    ...labelled(words.t('mails.act.withdrawn_text'), update.summary, words),
    ...(update.withdrawn ? labelled(words.t('feeds.body.withdrawn'), update.withdrawn.reason, words) : []),
  ]
}
