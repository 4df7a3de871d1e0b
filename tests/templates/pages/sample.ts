import { words } from '../../../templates/i18n/index.ts'
import type { PageContext } from '../../../templates/pages/layout.ts'
import type { AddresseeView } from '../../../templates/view/addressee.ts'
import type { AgreementView } from '../../../templates/view/agreement.ts'
import type { ChangeView } from '../../../templates/view/change.ts'
import type { EditionView } from '../../../templates/view/edition.ts'
import type { RegisterItem } from '../../../templates/pages/evidence-register.page.ts'
import type { EvidenceView } from '../../../templates/view/evidence.ts'
import type { KeyFigures } from '../../../templates/view/figures.ts'
import type { RecommendationView } from '../../../templates/view/recommendation.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import type { UpdateView } from '../../../templates/view/update.ts'
import { sampleRedaction, sampleReply } from '../../support/sample-replies.ts'

export function samplePage(language: string, more: Partial<PageContext> = {}): PageContext {
  return {
    words: words(language),
    path: '',
    asOf: null,
    recordAt: '2026-11-22T23:00:00.000Z',
    timeZone: 'America/Lima',
    account: null,
    singlePerson: false,
    feeds: [{ title: 'Atom', href: `/${language}/feeds/changes.atom`, type: 'application/atom+xml' }],
    origin: 'https://vigia.example',
    ...more,
  }
}

const recommendation = { code: 'REC-01', title: { es: 'Divulgación pública', en: 'Public disclosure' } }
const theme = { slug: 'transparency', name: { es: 'Transparencia y publicidad', en: 'Transparency and publicity' } }
const institution = {
  slug: 'ministerio-de-relaciones-exteriores',
  name: { es: 'Ministerio de Relaciones Exteriores', en: 'Ministry of Foreign Affairs' },
  country: 'PE',
} as const

const evidence: EvidenceView = {
  id: '0193-ev-06',
  kind: 'official_text',
  title: 'Decreto Supremo 055-2024-RE',
  publisher: 'El Peruano',
  date: '2024-11',
  language: 'es',
  address: 'https://busquedas.elperuano.pe/2345220-1',
  note: { es: 'Texto completo del acuerdo y su entrada en vigor.', en: 'Full text of the agreement and its entry into force.' },
  file: { sha256: '9f2c41d0'.repeat(8), name: 'ds-055-2024-re.pdf', bytes: 412_332, published: true, destroyed: false },
  capturedOn: '2026-11-02',
  provenance: 'Cuadernillo de normas legales',
  announcementOnly: false,
}

const update: UpdateView = {
  id: '0193-up-01',
  recommendation,
  institution,
  from: 'not_assessed',
  status: 'partial',
  effectiveOn: '2024-11-29',
  publishedAt: '2026-11-20T15:04:05.000Z',
  significance: 'significant',
  summary: {
    es: 'El Peruano publica el texto completo del acuerdo de donación UH-60.',
    en: 'El Peruano prints the full text of the UH-60 donation agreement.',
  },
  reason: {
    es: 'Un instrumento y su fecha de entrada en vigor son públicos; otros siguen sin publicarse.',
    en: 'One instrument and its entry into force are public; others are still unpublished.',
  },
  author: 'Red de Transparencia',
  publisher: 'Mesa de Edición',
  singlePerson: false,
  evidence: [evidence],
  hiddenEvidence: 1,
  seq: 214,
  standing: 'standing',
  corrects: null,
  correctedBy: null,
  withdrawn: null,
  replies: [sampleReply({ invitation: '0193-ri-09', answer: null }), sampleReply()],
  redactions: [sampleRedaction()],
}

const withdrawnUpdate: UpdateView = {
  ...update,
  replies: [],
  id: '0193-up-00',
  status: 'substantial',
  effectiveOn: '2024-10-02',
  seq: 201,
  standing: 'withdrawn',
  hiddenEvidence: 0,
  withdrawn: {
    at: '2026-11-19T15:04:05.000Z',
    reason: { es: 'La fuente citada no era la vigente.', en: 'The source cited was not the one in force.' },
    seq: 210,
  },
}

const correctedUpdate: UpdateView = {
  ...update,
  replies: [],
  id: '0193-up-02',
  status: 'committed',
  effectiveOn: '2024-09-02',
  seq: 199,
  singlePerson: true,
  standing: 'corrected',
  correctedBy: update.id,
}

const addressee: AddresseeView = {
  id: '0193-ad-01',
  recommendation,
  theme,
  institution,
  basis: 'elaboration',
  position: {
    position: 'accepted_in_part',
    statedOn: '2025-03-04',
    statement: { es: 'Se publica conforme a la Ley 26647.', en: 'Published under Law 26647.' },
    evidence,
    seq: 190,
  },
  status: 'partial',
  statusSince: '2024-11-29',
  dueOn: '2026-12-31',
  overdue: false,
  stale: false,
  awaitingReply: false,
}

const overdueAddressee: AddresseeView = {
  ...addressee,
  id: '0193-ad-02',
  institution: { slug: 'department-of-state', name: { en: 'Department of State' }, country: 'US' },
  position: null,
  status: 'not_assessed',
  statusSince: null,
  dueOn: '2026-10-31',
  overdue: true,
  stale: true,
  awaitingReply: true,
}

const recommendationView: RecommendationView = {
  ...recommendation,
  slug: 'public-disclosure',
  withdrawn: null,
  kind: 'explicit',
  theme,
  statement: {
    es: 'Ambos gobiernos publican el texto íntegro de todos los acuerdos de cooperación militar vigentes entre ellos.',
    en: 'Both governments publish the complete text of every military cooperation agreement in force between them.',
  },
  overall: { status: 'partial', assessed: 1, total: 2 },
  addressees: [addressee, overdueAddressee],
  quotes: [
    {
      source: { code: 'S-001', title: { en: 'US military presence in Peru' }, publisher: null, date: null, language: 'en' },
      locator: 'The Need for Open Dialogue',
      quote: 'The governments of both countries should make the full text of the agreements publicly available.',
    },
  ],
  wordings: [
    {
      version: 1,
      recordedAt: '2026-11-01T15:00:00.000Z',
      title: recommendation.title,
      statement: { es: 'Ambos gobiernos publican…', en: 'Both governments publish…' },
    },
  ],
  sourceAddressees: { en: '“The governments of both countries”' },
  wouldShow: [
    {
      en: 'Register of agreements with parties, dates, status and link to text',
      es: 'Registro de acuerdos con partes, fechas, estado y enlace al texto',
    },
  ],
  indicators: [
    {
      code: 'I-01.1',
      title: { es: 'Porcentaje de acuerdos con texto íntegro publicado', en: 'Share of agreements with full text public' },
      unit: { es: '%', en: '%' },
      direction: 'up',
      milestones: [{ dueOn: '2027-05-22', target: { es: '60 %', en: '60%' } }],
      readings: [
        { readOn: '2026-10-01', value: '1 / 9', note: {} },
        {
          readOn: '2026-11-01',
          value: '2 / 9',
          note: { en: 'Counted on the portal.' },
          evidence,
          seq: 219,
          earlier: [{ value: '3 / 9', seq: 218 }],
        },
      ],
    },
  ],
  concerns: [{ code: 'CN-02', title: { es: 'Transparencia', en: 'Transparency' } }],
  standards: [
    {
      code: 'PE-02',
      title: { es: 'Constitución: acceso a la información (art. 2.5)', en: 'Constitution, right of access to information (art. 2.5)' },
      jurisdiction: 'PE',
      says: {
        es: 'Toda persona puede solicitar y recibir información sin expresión de causa.',
        en: 'Anyone may request and receive information without giving a reason.',
      },
      reference: { es: 'art. 2, inciso 5', en: 'article 2, section 5' },
      source: 'Constitución Política del Perú',
    },
  ],
  agreementTypes: [{ code: 'AT-01', title: { es: 'Entrenamiento y ejercicios', en: 'Training and exercises' } }],
  impacts: [{ code: 'IM-01', title: { es: 'Generación de empleo temporal', en: 'Job creation' }, dimension: 'economic', sign: '+' }],
  claims: [
    { code: 'CL-03', title: { es: 'Los acuerdos son públicos', en: 'The agreements are public' }, note: { en: 'Both sources agree.' } },
  ],
  groups: [],
  groupedBy: [{ code: 'REC-09', title: { es: 'Diálogo abierto', en: 'Open dialogue' } }],
  updates: [update, withdrawnUpdate, correctedUpdate],
  bearingEvidence: [evidence],
}

const edition: EditionView = {
  number: 2,
  slug: 'monthly-2026-10',
  kind: 'monthly',
  periodStart: '2026-10-01',
  periodEnd: '2026-10-31',
  asOf: '2026-11-01T05:00:00.000Z',
  issuedAt: '2026-11-03T05:00:00.000Z',
  late: true,
  seq: 230,
  layout: 'vigia-report-layout/3',
  supersedes: null,
  supersededBy: null,
  snapshotSha256: 'ab12cd34'.repeat(8),
  snapshotBytes: 210_334,
  files: [
    { language: 'es', bytes: 412_000, sha256: '12ab34cd'.repeat(8), pages: 38 },
    { language: 'en', bytes: 409_000, sha256: '34cd12ab'.repeat(8), pages: 37 },
  ],
}

const agreement: AgreementView = {
  id: '0193-ag-01',
  slug: 'uh-60-donation-2024',
  title: { es: 'Acuerdo de donación de helicópteros UH-60', en: 'UH-60 helicopter donation agreement' },
  type: { code: 'AT-02', title: { es: 'Equipamiento', en: 'Equipment' } },
  legalForm: { code: 'FM-01', title: { es: 'Acuerdo ejecutivo', en: 'Executive agreement' } },
  parties: [
    { es: 'Perú', en: 'Peru' },
    { es: 'Estados Unidos', en: 'United States' },
  ],
  signedOn: '2024-08-13',
  inForceOn: '2024-11',
  endedOn: null,
  disclosure: 'full_text',
  summary: {
    es: 'Donación de helicópteros aprobada por la Resolución Legislativa 32163.',
    en: 'Donation of helicopters approved by Legislative Resolution 32163.',
  },
  evidence: [evidence],
  hiddenEvidence: 1,
  recommendations: [recommendation],
  history: [
    {
      version: 2,
      recordedAt: '2026-11-20T15:00:00.000Z',
      seq: 205,
      changed: [
        { field: 'in_force_on', before: { kind: 'date', date: null }, after: { kind: 'date', date: '2024-11' } },
        { field: 'evidence', before: { kind: 'number', number: 1 }, after: { kind: 'number', number: 2 } },
      ],
    },
    { version: 1, recordedAt: '2026-11-01T15:00:00.000Z', seq: 20, changed: [] },
  ],
}

const empty = {
  recommendation: null,
  institution: null,
  update: null,
  position: null,
  dueOn: null,
  evidence: null,
  agreement: null,
  edition: null,
}

/** One act of every kind, newest first. */
const changes: readonly ChangeView[] = [
  { ...empty, seq: 230, kind: 'edition_issued', occurredAt: '2026-11-21T15:00:00.000Z', actor: 'Vigía', edition },
  {
    ...empty,
    seq: 214,
    kind: 'update_published',
    occurredAt: update.publishedAt,
    actor: update.publisher,
    recommendation,
    institution,
    update,
  },
  {
    ...empty,
    seq: 213,
    kind: 'update_corrected',
    occurredAt: update.publishedAt,
    actor: update.publisher,
    recommendation,
    institution,
    update: correctedUpdate,
  },
  {
    ...empty,
    seq: 210,
    kind: 'update_withdrawn',
    occurredAt: update.publishedAt,
    actor: update.publisher,
    recommendation,
    institution,
    update: withdrawnUpdate,
  },
  {
    ...empty,
    seq: 190,
    kind: 'position_stated',
    occurredAt: '2026-11-18T15:00:00.000Z',
    actor: 'Mesa de Edición',
    recommendation,
    institution,
    position: addressee.position,
  },
  {
    ...empty,
    seq: 180,
    kind: 'due_date_set',
    occurredAt: '2026-11-17T15:00:00.000Z',
    actor: 'Mesa de Edición',
    recommendation,
    institution,
    dueOn: '2026-12-31',
  },
  {
    ...empty,
    seq: 170,
    kind: 'evidence_published',
    occurredAt: '2026-11-16T15:00:00.000Z',
    actor: 'Mesa de Edición',
    recommendation,
    evidence,
  },
  { ...empty, seq: 160, kind: 'agreement_recorded', occurredAt: '2026-11-15T15:00:00.000Z', actor: 'Mesa de Edición', agreement },
  { ...empty, seq: 2, kind: 'recommendation_added', occurredAt: '2026-11-01T15:00:00.000Z', actor: 'Mesa de Edición', recommendation },
  { ...empty, seq: 1, kind: 'catalogue_loaded', occurredAt: '2026-11-01T15:00:00.000Z', actor: 'Vigía' },
]

const counts = STATUSES.map((status) => ({ status, count: status === 'partial' || status === 'not_assessed' ? 1 : 0 }))

const figures: KeyFigures = {
  recommendations: 1,
  addressees: 2,
  assessed: 1,
  overdue: 1,
  stale: 1,
  awaitingReply: 1,
  byStatus: counts,
  byTheme: [{ theme, counts }],
  byCountry: [
    { country: 'PE', counts },
    { country: 'US', counts },
  ],
}

const capture = {
  at: '2026-11-02T15:00:00.000Z',
  outcome: 'captured',
  finalAddress: 'https://busquedas.elperuano.pe/dispositivo/NL/2345220-1',
  status: 200,
  mediaType: 'text/html; charset=utf-8',
  bytes: 84_112,
  sha256: '77aa11bb'.repeat(8),
  fault: null,
} as const

const registerItems: readonly RegisterItem[] = [
  {
    evidence: { ...evidence, deadSince: '2026-11-10' },
    sensitivity: 'embargoed',
    embargoUntil: '2027-01-15',
    addedBy: 'Rosa Quispe',
    addedAt: '2026-11-02T14:00:00.000Z',
    citedBy: 2,
    original: { sha256: '55ee66ff'.repeat(8), bytes: 512_000 },
    captures: [
      {
        ...capture,
        at: '2026-11-17T15:00:00.000Z',
        outcome: 'failed',
        status: 404,
        sha256: null,
        bytes: null,
        mediaType: null,
        fault: 'status 404',
      },
      capture,
    ],
  },
  {
    evidence: { ...evidence, id: '0193-ev-07', address: null, file: null },
    sensitivity: 'protected',
    embargoUntil: null,
    addedBy: 'Rosa Quispe',
    addedAt: '2026-11-01T14:00:00.000Z',
    citedBy: 0,
    original: null,
    captures: [],
  },
]

/** A record of one recommendation, small and whole, in both languages. */
export const sampleRecord = {
  recommendation,
  theme,
  institution,
  evidence,
  registerItems,
  update,
  withdrawnUpdate,
  correctedUpdate,
  addressee,
  overdueAddressee,
  recommendationView,
  edition,
  agreement,
  changes,
  figures,
}
