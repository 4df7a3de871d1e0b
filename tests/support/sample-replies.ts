import type { ChangeView } from '../../templates/view/change.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { RedactionView } from '../../templates/view/redaction.ts'
import type { ReplyView } from '../../templates/view/reply.ts'
import { sampleSnapshot } from './sample-snapshot.ts'

/** A reply given in time; `over` changes what a test is about. */
export function sampleReply(over: Partial<ReplyView> = {}): ReplyView {
  return {
    invitation: '0193-ri-01',
    invitedAt: '2026-10-18T16:00:00.000Z',
    deadline: '2026-10-30',
    seq: 215,
    missed: null,
    answer: {
      id: '0193-re-01',
      at: '2026-10-28T20:00:00.000Z',
      late: false,
      text: { es: 'Los anexos se publicarán en enero.\nEl plazo lo fija la Ley 26647.', en: 'The annexes will be published in January.' },
      author: 'Prensa Cancillería',
      seq: 217,
    },
    ...over,
  }
}

export function sampleRedaction(over: Partial<RedactionView> = {}): RedactionView {
  return {
    at: '2026-10-29T15:00:00.000Z',
    seq: 218,
    ownerKind: 'update',
    owner: 'up-1',
    ground: 'personal_data',
    reason: { es: 'Nombraba a una testigo.' },
    texts: [
      { field: 'summary', language: 'es' },
      { field: 'publisher', language: 'zxx' },
    ],
    file: true,
    ...over,
  }
}

const missed = { at: '2026-10-31T05:00:00.000Z', seq: 219 }
const late = sampleReply({ missed, answer: { ...sampleReply().answer!, late: true, seq: 220 } })

/** The three acts about replies, a redaction, and the three about indicators, on the addressee of `change`. */
export function furtherChanges(change: ChangeView): readonly ChangeView[] {
  const base = { ...change, update: null, position: null, dueOn: null, evidence: null, agreement: null, edition: null }
  const indicator = {
    code: 'I-01',
    title: { es: 'Acuerdos con texto íntegro', en: 'Agreements with full text' },
    unit: { es: '%', en: '%' },
    direction: 'up' as const,
  }
  const reading = { readOn: '2026-10-20', value: '42', note: { es: 'Tres de siete.' }, evidence: null }
  const target = { dueOn: '2027-05-03', target: { es: '60 %', en: '60%' } }
  return [
    { ...base, seq: 221, kind: 'reply_invited', reply: sampleReply({ answer: null }) },
    { ...base, seq: 222, kind: 'reply_published', reply: sampleReply() },
    { ...base, seq: 223, kind: 'reply_published', reply: late },
    { ...base, seq: 224, kind: 'reply_missed', reply: sampleReply({ missed, answer: null }) },
    { ...base, seq: 225, kind: 'text_redacted', redaction: sampleRedaction() },
    { ...base, seq: 226, kind: 'indicator_added', institution: null, indicator: { indicator } },
    { ...base, seq: 227, kind: 'milestone_set', institution: null, indicator: { indicator, milestone: target } },
    { ...base, seq: 228, kind: 'reading_recorded', institution: null, indicator: { indicator, reading } },
    { ...base, seq: 229, kind: 'recommendation_withdrawn', institution: null, reason: { es: 'Repite otra.', en: 'It repeats another.' } },
  ]
}

/** The sample edition as it is since institutions can reply: one answered, one missed, one invited before publication. */
export function snapshotWithReplies(): ReportSnapshot {
  const base = sampleSnapshot()
  const [first, ...others] = base.recommendations
  if (!first) throw new Error('the sample has recommendations')
  const summary = { invitation: '0193-ri-01', deadline: '2026-10-30', answeredAt: null, late: false }
  const states = [
    { ...summary, state: 'answered', answeredAt: '2026-10-28T20:00:00.000Z' },
    { ...summary, state: 'missed' },
    { ...summary, state: 'invited' },
  ] as const
  const addressees = first.addressees.map((addressee, index) => ({ ...addressee, reply: states[index] ?? null }))
  const updates = first.updates.map((update, index) => ({ ...update, replies: index === 0 ? [late] : [], redactions: [sampleRedaction()] }))
  const institution = first.addressees[0]?.institution
  const early = institution ? [{ ...sampleReply({ answer: null }), institution }] : []
  const recommendations = [{ ...first, addressees, updates, earlyReplies: early }, ...others]
  const [change] = base.changes
  return { ...base, recommendations, changes: change ? [...base.changes, ...furtherChanges(change)] : [] }
}
