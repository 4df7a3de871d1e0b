import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { registerAsCsv } from '../../../templates/reports/register.csv.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { furtherChanges, snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { dissect } from './pdf-structure.ts'
import { readPdf, type ReadPdf } from './read-pdf.ts'

describe.each(['es', 'en'])('an edition with replies in %s', (language) => {
  const w = words(language)
  let bytes: Uint8Array
  let read: ReadPdf

  beforeAll(async () => {
    ;({ bytes } = await renderStatusReport(snapshotWithReplies(), language))
    read = await readPdf(bytes)
  })

  test('holds position, assessment and reply side by side, the reply word for word, and what is missing', () => {
    const es = language === 'es'
    for (const part of [
      w.t('report.register.reply'),
      w.t('report.reply.label'),
      es ? 'El plazo lo fija la Ley 26647.' : 'The annexes will be published in January.',
      w.t('report.reply.late', { date: w.date('2026-10-30') }),
      w.t('report.reply.missed', { date: w.date('2026-10-30') }),
      w.t('report.reply.invited', { date: w.date('2026-10-30') }),
      w.t('report.reply.early'),
      w.t('report.redaction.note', { date: w.date('2026-10-29'), seq: 218 }),
      'Nombraba a una testigo.',
      es ? 'Acuerdos con texto íntegro' : 'Agreements with full text',
    ])
      expect(read.text).toContain(part)
    for (const { kind } of snapshotWithReplies().changes) expect(read.text).toContain(w.t(`terms.event.${kind}`))
  })

  test('quotes each reply as a quotation, for a voice too', async () => {
    const { nodes } = await dissect(bytes)
    const quotes = nodes.filter(({ role }) => role === 'BlockQuote')
    expect(quotes.length).toBeGreaterThan(sampleSnapshot().recommendations.length)
  })

  test('has the state of each reply in the table of the data', () => {
    const [heads = '', ...lines] = registerAsCsv(snapshotWithReplies(), w).split('\r\n')
    expect(heads.split(',').slice(-4)).toEqual(['reply', 'reply_in_time_until', 'replied_on', 'replied_late'])
    expect(lines.slice(0, 4).map((line) => line.split(',').slice(-4).join())).toEqual([
      'answered,2026-10-30,2026-10-28,false',
      'missed,2026-10-30,,',
      'invited,2026-10-30,,',
      ',,,',
    ])
  })
})

test('an edition of before there were replies has none of their columns, and is the table that it was', async () => {
  const csv = registerAsCsv(sampleSnapshot(), words('es'))
  expect(csv.split('\r\n')[0]).toMatch(/,overdue,stale,awaiting_reply$/)
  const { text } = await readPdf((await renderStatusReport(sampleSnapshot(), 'es')).bytes)
  expect(text).toContain(words('es').t('report.register.since'))
  for (const key of ['report.register.reply', 'report.reply.label'] as const) expect(text).not.toContain(words('es').t(key))
  expect(furtherChanges(sampleSnapshot().changes[0]!)).toHaveLength(9)
})
