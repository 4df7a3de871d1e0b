import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import { institutionNamed } from './sample-catalogue.ts'

/** One public piece of evidence; `over` changes what a test is about. */
export function sampleEvidence(over: Partial<EvidenceView> = {}): EvidenceView {
  return {
    id: 'ev-1',
    kind: 'official_text',
    title: 'Decreto Supremo N.° 055-2024-RE, que ratifica el acuerdo de donación de helicópteros UH-60',
    publisher: 'El Peruano',
    date: '2026-10-14',
    language: 'es',
    address: 'https://busquedas.elperuano.pe/dispositivo/NL/2412345-1',
    note: { es: 'Publica el texto íntegro con sus tres anexos.', en: 'Publishes the full text with its three annexes.' },
    file: {
      sha256: '9f2c64a1b0d35e7788c41f0a6d2b9e13f57c8890aa41d3e26b7c05f19d84ee41',
      name: 'ds-055-2024-re.pdf',
      bytes: 482_113,
      published: true,
      destroyed: false,
    },
    capturedOn: '2026-10-15',
    announcementOnly: false,
    provenance: null,
    ...over,
  }
}

/** One published, standing assessment; `over` changes what a test is about. */
export function sampleUpdate(over: Partial<UpdateView> = {}): UpdateView {
  return {
    id: 'up-1',
    recommendation: { code: 'REC-01', title: { en: 'Public disclosure', es: 'Divulgación pública' } },
    institution: institutionNamed('Ministerio de Relaciones Exteriores', 'PE'),
    from: 'committed',
    status: 'partial',
    effectiveOn: '2026-10-14',
    publishedAt: '2026-10-18T15:12:00.000Z',
    significance: 'significant',
    summary: {
      es: 'El texto completo del acuerdo de donación de helicópteros UH-60 y su fecha de entrada en vigor aparecen en El Peruano; otros ocho instrumentos siguen sin publicarse.',
      en: 'The full text of the UH-60 helicopter donation agreement and its date of entry into force appear in El Peruano; eight other instruments remain unpublished.',
    },
    reason: {
      es: 'Se ha hecho una parte de lo pedido: uno de nueve acuerdos conocidos es público con sus anexos.',
      en: 'Some of what was asked is done: one of nine known agreements is public with its annexes.',
    },
    author: 'Rosa Quispe',
    publisher: 'Daniel Ibarra',
    singlePerson: false,
    evidence: [
      sampleEvidence(),
      sampleEvidence({
        id: 'ev-2',
        kind: 'press',
        title: 'Peru publishes helicopter deal after two years',
        publisher: 'Andean Wire',
        date: '2026-10',
        language: 'en',
        note: {},
        file: null,
        capturedOn: null,
      }),
    ],
    hiddenEvidence: 1,
    seq: 214,
    standing: 'standing',
    corrects: null,
    correctedBy: null,
    withdrawn: null,
    ...over,
  }
}
