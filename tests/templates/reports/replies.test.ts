import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { furtherChanges, snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { blocksOf, sectionText, textOf } from './normalise-text.ts'

describe.each(['es', 'en'])('an edition with replies in %s', (language) => {
  const w = words(language)
  const blocks = blocksOf(snapshotWithReplies(), language)
  const text = textOf(blocks)

  test('holds position, assessment and reply side by side, the reply word for word, and what is missing', () => {
    const es = language === 'es'
    for (const part of [
      w.t('report.register.reply'),
      w.t('report.reply.label'),
      es ? 'Los anexos se publicarán en enero.\nEl plazo lo fija la Ley 26647.' : 'The annexes will be published in January.',
      w.t('report.reply.late', { date: w.date('2026-10-30') }),
      w.t('report.reply.missed', { date: w.date('2026-10-30') }),
      w.t('report.reply.invited', { date: w.date('2026-10-30') }),
      w.t('report.reply.early'),
      w.t('report.redaction.note', { date: w.date('2026-10-29'), seq: 218 }),
      'Nombraba a una testigo.',
      es ? 'Acuerdos con texto íntegro' : 'Agreements with full text',
    ])
      expect(text).toContain(part)
  })

  test('names every kind of act, each with its entry in the log', () => {
    const changes = sectionText(blocks, 'changes')
    for (const { kind, seq, update, actor } of snapshotWithReplies().changes) {
      expect(changes).toContain(w.t(`terms.event.${kind}`))
      expect(changes).toContain(update ? w.t('report.reply.entry', { seq: update.seq }) : w.t('report.changes.actor', { seq, actor }))
    }
  })

  test('quotes each reply as a quotation, for a voice too', () => {
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'paragraph' || textOf([block]) !== w.t('report.reply.label')) continue
      expect(blocks[index + 1]).toMatchObject({ kind: 'open', role: 'BlockQuote' })
      expect(blocks[index + 3]).toMatchObject({ kind: 'close' })
    }
    expect(blocks.filter((block) => block.kind === 'open' && block.role === 'BlockQuote').length).toBeGreaterThan(8)
  })
})

test('an edition of before there were replies has none of their columns', () => {
  const text = textOf(blocksOf(sampleSnapshot(), 'es'))
  expect(text).toContain(words('es').t('report.register.since'))
  for (const key of ['report.register.reply', 'report.reply.label'] as const) expect(text.split('\n')).not.toContain(words('es').t(key))
  expect(furtherChanges(sampleSnapshot().changes[0]!)).toHaveLength(9)
})
