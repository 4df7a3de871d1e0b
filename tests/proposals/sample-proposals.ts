import type { ProposalKind } from '../../templates/view/proposal.ts'
import type { Context } from '../../src/kernel/context.ts'
import { propose, publishProposal, type ProposeInput } from '../../src/proposals/index.ts'
import { sampleEvidence, type TestRecord } from '../support/record.ts'

type Content = ProposeInput['content']

/** Searches of the sample file: the same is cited once only. */
const SEARCHES = ['country=peru', 'q=pilot', 'q=radio', 'q=rope', 'year=2008', 'year=2010', 'country=colombia', 'unit=guard', 'place=cali']
let asked = 0

/** Content of each kind that may be published; of a citation, where the sample file is on record. */
export function sampleContent(kind: ProposalKind, over: Content = {}): Content {
  const sources = { evidence: [], newEvidence: [sampleEvidence()] }
  const contents: Readonly<Record<ProposalKind, Content>> = {
    position: { position: 'accepted', statedOn: '2026-10-01', statement: { es: 'La acepta.', en: 'It accepts it.' }, ...sources },
    reading: { readOn: '2026-10-31', value: '3 de 9', note: { es: 'Según el portal.', en: '' }, ...sources },
    indicator: { title: { es: 'Actas publicadas', en: 'Minutes published' }, unit: { es: '%', en: '%' }, direction: 'up' },
    milestone: { dueOn: '2027-06-30', target: { es: 'seis de nueve', en: 'six of nine' } },
    agreement: {
      title: { es: 'Memorando sobre datos', en: 'Memorandum on data' },
      summary: { es: 'Regula el intercambio de datos.', en: 'It governs the exchange of data.' },
      type: 'AT-02',
      legalForm: '',
      parties: [
        { es: 'Perú', en: 'Peru' },
        { es: 'Estados Unidos', en: 'United States' },
      ],
      signedOn: '2025-03',
      inForceOn: '',
      endedOn: '',
      disclosure: 'announced',
      recommendations: ['REC-01'],
      agreementVersion: null,
      ...sources,
    },
    citation: {
      activities: [],
      query: SEARCHES[(asked += 1) % SEARCHES.length] ?? '',
      reason: { es: 'Son de la unidad nombrada.', en: '' },
    },
  }
  return { ...contents[kind], ...over }
}

/** Something of the catalogue that a kind can be about; null for a new agreement. */
export async function sampleSubject(record: TestRecord, kind: ProposalKind): Promise<string | null> {
  if (kind === 'agreement') return null
  if (kind === 'position') return record.addressee('REC-03')
  const table = kind === 'indicator' || kind === 'citation' ? 'recommendations' : 'indicators'
  const row = await record.db.selectFrom(table).select('id').orderBy('code').executeTakeFirstOrThrow()
  return row.id
}

/** The contributor proposes it, the editor publishes it. Returns the event's sequence number. */
export async function publishSample(
  record: TestRecord,
  kind: ProposalKind,
  over: Content = {},
  subjectId?: string,
  by: Context = record.contributor,
): Promise<number> {
  const subject = subjectId ?? (await sampleSubject(record, kind))
  const id = await propose(by, { kind, subjectId: subject, content: sampleContent(kind, over) })
  return publishProposal(record.editor, { id, version: 1 })
}
