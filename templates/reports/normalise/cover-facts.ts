import { editionNumber } from '../../view/edition-number.ts'
import { qrChart } from '../../charts/qr.chart.ts'
import { close, figure, open, paragraph, type Block, type ParagraphBlock } from '../layout/block.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { editionAddress, onlineAddress } from './addresses.ts'
import { citation } from './citation.ts'
import { definition, definitions, type Definition } from './definition.ts'
import { asOfWords, periodRange } from './edition-words.ts'
import { localized, plainText } from './localized.ts'
import type { Report } from './report.ts'
import { scopeWords } from './scope-words.ts'

const FACT = { ...STYLES.body, size: 9.5, leading: 13 } as const
const CODE = 84
const TEXT = 118
/** Characters of a note that the cover has room for; a longer one stands with the corrections. */
const SHORT = 400

/** The facts at the foot of the cover, and the address of the online edition as text and as a code to photograph. */
export function* coverFacts(report: Report): Generator<Block> {
  const { words } = report
  const address = onlineAddress(report.snapshot, words)
  yield open('Div', { pinned: 'bottom' })
  yield { kind: 'rule', color: 'ink', weight: 0.8, after: 10 }
  yield* definitions([...datedFacts(report), ...standingFacts(report), ...recordFacts(report)], FACT, 6)
  yield { kind: 'space', height: 4 }
  yield { kind: 'rule', color: 'rule', weight: 0.5, after: 10 }
  yield {
    kind: 'columns',
    role: 'Div',
    columnRole: 'Div',
    columns: [
      { x: 0, width: CODE, content: [figure(qrChart(address, words.t('report.qr.alternative', { address }), CODE), { after: 0 })] },
      { x: TEXT, width: MEASURE - TEXT, content: [...onlineParagraphs(report, address), ...citationParagraphs(report)] },
    ],
    after: 0,
  }
  yield close
}

function datedFacts({ snapshot, words }: Report): Definition[] {
  const { edition, request, length } = snapshot
  const period = request ? [] : [definition(words.t('report.cover.period'), periodRange(edition, words))]
  const brief = length === 'brief' ? [definition(words.t('report.cover.length'), words.t('report.cover.length.brief'))] : []
  return [
    ...period,
    definition(words.t('report.cover.as_of'), asOfWords(edition, words)),
    definition(words.t('report.cover.scope'), scopeWords(snapshot, words)),
    ...brief,
  ]
}

/** What sets this document apart: made late, in place of another edition, or no edition at all. */
function standingFacts({ snapshot, words }: Report): Definition[] {
  const { edition, request, supersedes, madeOn } = snapshot
  const facts: Definition[] = []
  if (request) {
    facts.push(definition(words.t('report.request.label'), words.t('report.request.text', { date: words.date(request.expiresOn) })))
  }
  if (edition.late) {
    const made = madeOn ? `${words.t('report.cover.late.made', { date: words.date(madeOn) })} ` : ''
    facts.push(definition(words.t('report.cover.late'), `${made}${words.t('report.cover.late.text')}`))
  }
  if (supersedes) {
    const text = words.t('report.cover.supersedes.text', { number: editionNumber(supersedes) })
    const address = editionAddress(snapshot, words, supersedes.slug)
    const wrong: Run = { text: `. ${words.t('report.cover.supersedes.wrong')} ` }
    const see: Run = { text: words.t('report.cover.supersedes.see'), link: { place: 'corrections' } }
    const note = plainText(words, supersedes.note).length > SHORT ? [see] : localized(words, supersedes.note, {}, 'full')
    const runs: Run[] = [{ text, link: { address } }, wrong, ...note]
    facts.push([words.t('report.cover.supersedes'), runs])
  }
  return facts
}

function recordFacts({ snapshot, words }: Report): Definition[] {
  const { size, root } = snapshot.log
  const text = words.t('report.cover.log.text', { size })
  const full = root ? `${text}. ${words.t('report.cover.log.root', { root })}` : `${text}.`
  return [definition(words.t('report.cover.log'), full)]
}

function onlineParagraphs({ snapshot, words }: Report, address: string): ParagraphBlock[] {
  const label = words.t(snapshot.request ? 'report.cover.online.list' : 'report.cover.online')
  return [
    paragraph([{ text: label, face: 'strong', color: 'soft' }], FACT, { after: 0 }),
    paragraph([{ text: address, link: { address } }], FACT, { after: 6 }),
  ]
}

function citationParagraphs({ snapshot, words }: Report): ParagraphBlock[] {
  return [
    paragraph([{ text: words.t('report.cover.cite'), face: 'strong', color: 'soft' }], FACT, { after: 0 }),
    paragraph([{ text: citation(snapshot, words) }], FACT, { after: 6 }),
    paragraph([{ text: words.t('report.cover.licence.name'), color: 'soft' }], STYLES.small, { after: 0 }),
  ]
}
