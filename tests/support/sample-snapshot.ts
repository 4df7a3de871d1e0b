import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { ChangeView } from '../../templates/view/change.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { KeyFigures, StatusCount } from '../../templates/view/figures.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { COUNTRIES, STATUSES, type Country, type Status } from '../../templates/view/scales.ts'
import { institutionNamed, SEEDS, slug, THEMES, type Seed } from './sample-catalogue.ts'
import { sampleEvidence, sampleUpdate } from './sample-updates.ts'

function addressee(
  seed: Seed,
  [name, country, status, dueOn = null]: Seed[4][number] | [string, Country, Status, (string | null)?],
): AddresseeView {
  return {
    id: `${seed[0]}-${slug(name)}`,
    recommendation: { code: seed[0], title: { en: seed[2], es: seed[3] } },
    theme: THEMES[seed[1]]!,
    institution: institutionNamed(name, country),
    basis: seed[0] === 'REC-01' ? 'source' : 'elaboration',
    position:
      status === 'partial'
        ? {
            position: 'accepted_in_part',
            statedOn: '2026-08-03',
            statement: { es: 'Se acepta en parte.', en: 'Accepted in part.' },
            evidence: null,
            seq: 90,
          }
        : null,
    status,
    statusSince: status === 'not_assessed' ? null : '2026-10-14',
    dueOn,
    overdue: status === 'not_started' && dueOn !== null,
    stale: status === 'no_evidence',
    awaitingReply: status === 'reversed',
  }
}

function recommendation(seed: Seed): RecommendationView {
  const [code, theme, en, es, list] = seed
  const addressees = list.map((entry) => addressee(seed, entry))
  const assessed = addressees.filter(({ status }) => status !== 'not_assessed')
  const least = STATUSES.find((status) => assessed.some((one) => one.status === status)) ?? 'not_assessed'
  const title = { en, es }
  const base: RecommendationView = {
    code,
    title,
    slug: slug(en),
    kind: 'explicit',
    theme: THEMES[theme]!,
    statement: {
      en: 'Both governments publish the complete text of every military cooperation agreement in force between them and keep up a detailed public account of what is done under each.',
      es: 'Ambos gobiernos publican el texto íntegro de todos los acuerdos de cooperación militar vigentes entre ellos y mantienen información pública detallada sobre las actividades que se ejecutan en su marco.',
    },
    overall: {
      status: assessed.some(({ status }) => status === 'reversed') ? 'reversed' : least,
      assessed: assessed.length,
      total: addressees.length,
    },
    addressees,
    withdrawn: null,
    quotes: [
      {
        source: {
          code: '001',
          title: { en: 'US military bases in Peru: current status and the need for open dialogue' },
          publisher: null,
          date: null,
          language: 'en',
        },
        locator: '“The Need for Open Dialogue”',
        quote:
          'The governments of both countries should make the full text of the agreements publicly available, along with detailed information about the activities conducted under these agreements.',
      },
    ],
    wordings: [
      {
        version: 1,
        recordedAt: '2026-05-02T14:00:00.000Z',
        title,
        statement: { en: 'Publish the agreements.', es: 'Publicar los acuerdos.' },
      },
      { version: 2, recordedAt: '2026-07-02T14:00:00.000Z', title, statement: title },
    ],
    sourceAddressees: { en: '“The governments of both countries”' },
    wouldShow: [
      { en: 'Full text with annexes in El Peruano', es: 'Texto íntegro con anexos en El Peruano' },
      { en: 'Register of agreements with link to text', es: 'Registro de acuerdos con enlace al texto' },
    ],
    indicators: [
      {
        code: 'I-01.1',
        title: {
          en: 'Share of known agreements in force with full text public',
          es: 'Porcentaje de acuerdos vigentes conocidos con texto íntegro publicado',
        },
        unit: { en: '%', es: '%' },
        direction: 'up',
        milestones: [
          { dueOn: '2027-05-01', target: { en: '60%', es: '60 %' } },
          { dueOn: '2028-05-01', target: { en: '95%', es: '95 %' } },
        ],
        readings: [{ readOn: '2026-10-14', value: '11', note: { en: 'One of nine.', es: 'Uno de nueve.' } }],
      },
      {
        code: 'I-01.2',
        title: { en: 'Median days from entry into force to publication', es: 'Mediana de días entre la entrada en vigor y la publicación' },
        unit: { en: 'days', es: 'días' },
        direction: 'down',
        milestones: [{ dueOn: '2027-05-01', target: { en: '≤ 60', es: '≤ 60' } }],
        readings: [],
      },
    ],
    concerns: [{ code: 'CN-02', title: { en: 'Lack of transparency', es: 'Falta de transparencia' } }],
    standards: [
      {
        code: 'PE-02',
        title: { en: 'Constitution, right of access to information (art. 2.5)', es: 'Constitución: acceso a la información (art. 2.5)' },
        jurisdiction: 'PE',
        says: {},
        source: '',
        reference: null,
      },
    ],
    agreementTypes: [{ code: 'AT-01', title: { en: 'Military training and exercises', es: 'Entrenamiento y ejercicios militares' } }],
    impacts: [],
    claims: [],
    groups: [],
    groupedBy: [],
    updates: [],
    bearingEvidence: [],
  }
  if (code !== 'REC-01')
    return {
      ...base,
      updates: assessed
        .slice(0, 1)
        .map(({ institution, status }) => sampleUpdate({ recommendation: { code, title }, institution, from: 'not_assessed', status })),
    }
  const withdrawn = { at: '2026-10-20T16:00:00.000Z', reason: { es: 'La fuente se retractó.', en: 'The source retracted it.' }, seq: 216 }
  return {
    ...base,
    updates: [
      sampleUpdate(),
      sampleUpdate({
        id: 'up-0',
        status: 'not_started',
        from: 'not_assessed',
        effectiveOn: '2026-09-02',
        standing: 'corrected',
        correctedBy: 'up-1',
        significance: 'minor',
        evidence: [],
        hiddenEvidence: 0,
        summary: { es: 'Solo en español: no se halló registro alguno de acuerdos.' },
      }),
      sampleUpdate({
        id: 'up-9',
        status: 'committed',
        from: 'committed',
        effectiveOn: '2026-08-20',
        standing: 'withdrawn',
        withdrawn,
        singlePerson: true,
      }),
    ],
    bearingEvidence: [
      sampleEvidence({
        id: 'ev-3',
        kind: 'parliamentary_record',
        title: 'Dictamen de la Comisión de Defensa',
        announcementOnly: true,
        date: '2025',
      }),
    ],
  }
}

function counts(addressees: readonly AddresseeView[]): StatusCount[] {
  return STATUSES.map((status) => ({ status, count: addressees.filter((one) => one.status === status).length }))
}

/** Key figures counted from recommendations, as the record would. */
export function figuresOf(recommendations: readonly RecommendationView[]): KeyFigures {
  const all = recommendations.flatMap(({ addressees }) => addressees)
  const themes = [...new Map(recommendations.map(({ theme }) => [theme.slug, theme])).values()]
  return {
    recommendations: recommendations.length,
    addressees: all.length,
    assessed: all.filter(({ status }) => status !== 'not_assessed').length,
    overdue: all.filter(({ overdue }) => overdue).length,
    stale: all.filter(({ stale }) => stale).length,
    awaitingReply: all.filter(({ awaitingReply }) => awaitingReply).length,
    byStatus: counts(all),
    byTheme: themes.map((theme) => ({ theme, counts: counts(all.filter((one) => one.theme.slug === theme.slug)) })),
    byCountry: COUNTRIES.map((country) => ({ country, counts: counts(all.filter((one) => one.institution.country === country)) })).filter(
      (entry) => entry.counts.some(({ count }) => count > 0),
    ),
  }
}

function sampleChange(over: Partial<ChangeView>): ChangeView {
  return {
    seq: 200,
    kind: 'update_published',
    occurredAt: '2026-10-18T15:12:00.000Z',
    actor: 'Daniel Ibarra',
    recommendation: { code: 'REC-01', title: { en: 'Public disclosure', es: 'Divulgación pública' } },
    institution: institutionNamed('Ministerio de Relaciones Exteriores', 'PE'),
    update: null,
    position: null,
    dueOn: null,
    evidence: null,
    agreement: null,
    edition: null,
    ...over,
  }
}

function sampleChanges([first]: readonly RecommendationView[]): ChangeView[] {
  const position = {
    position: 'accepted_in_part',
    statedOn: '2026-10-03',
    statement: { es: 'Se publicará conforme a la Ley 26647.' },
    evidence: sampleEvidence(),
    seq: 209,
  } as const
  const nothing = { recommendation: null, institution: null }
  return [
    sampleChange({ seq: 209, kind: 'position_stated', position }),
    sampleChange({ seq: 210, kind: 'due_date_set', dueOn: '2026-12-31' }),
    sampleChange({ seq: 211, kind: 'evidence_published', institution: null, evidence: sampleEvidence() }),
    sampleChange({
      seq: 212,
      kind: 'agreement_recorded',
      ...nothing,
      agreement: { slug: 'uh-60', title: { es: 'Acuerdo de donación de helicópteros UH-60', en: 'UH-60 helicopter donation agreement' } },
    }),
    sampleChange({ seq: 214, update: first?.updates[0] ?? null }),
    sampleChange({ seq: 215, kind: 'update_corrected', update: sampleUpdate({ id: 'up-2', corrects: 'up-0', seq: 215 }) }),
    sampleChange({ seq: 216, kind: 'update_withdrawn', update: first?.updates[2] ?? null }),
  ]
}

/** A monthly edition with a bit of everything: positions, corrections, withdrawals, missing translations, hidden evidence. */
export function sampleSnapshot(over: Partial<ReportSnapshot> = {}): ReportSnapshot {
  const recommendations = SEEDS.map(recommendation)
  const figures = figuresOf(recommendations)
  const before = figuresOf(recommendations.slice(1))
  return {
    format: 'vigia-report-snapshot/1',
    edition: {
      number: 7,
      slug: '2026-10-monthly',
      kind: 'monthly',
      periodStart: '2026-10-01',
      periodEnd: '2026-10-31',
      asOf: '2026-11-01T05:00:00.000Z',
      timeZone: 'America/Lima',
      late: false,
    },
    onlineAddress: 'https://vigia.example',
    log: { size: 218, lastDigest: '4be1d7c09a63f2e85517c0de98ab34f61d20c7758e93ab10f4625d8e7c91a0b3' },
    figures,
    figuresBefore: before,
    changes: sampleChanges(recommendations),
    recommendations,
    ...over,
  }
}

/** An edition of a record that holds nothing yet. */
export function emptySnapshot(over: Partial<ReportSnapshot> = {}): ReportSnapshot {
  const empty = {
    recommendations: [],
    changes: [],
    figures: figuresOf([]),
    figuresBefore: figuresOf([]),
    log: { size: 0, lastDigest: null },
  }
  return sampleSnapshot({ ...empty, ...over })
}
