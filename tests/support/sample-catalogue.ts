import type { InstitutionRef, ThemeRef } from '../../templates/view/references.ts'
import type { Country, Status } from '../../templates/view/scales.ts'

/** Invented to be realistic: names and wording follow the catalogue, statuses and acts are made up for the tests. */
export const THEMES: Record<string, ThemeRef> = {
  transparency: { slug: 'transparency', name: { en: 'Transparency and publicity', es: 'Transparencia y publicidad' } },
  participation: { slug: 'participation', name: { en: 'Participation and dialogue', es: 'Participación y diálogo' } },
  oversight: { slug: 'oversight', name: { en: 'Parliamentary oversight', es: 'Control parlamentario' } },
  human_rights: { slug: 'human_rights', name: { en: 'Human rights', es: 'Derechos humanos' } },
  environment: { slug: 'environment', name: { en: 'Environment', es: 'Ambiente' } },
  information: { slug: 'information', name: { en: 'Quality of public information', es: 'Calidad de la información pública' } },
}

export type Seed = [
  code: string,
  theme: string,
  en: string,
  es: string,
  addressees: [name: string, country: Country, status: Status, due?: string][],
]

export const SEEDS: Seed[] = [
  [
    'REC-01',
    'transparency',
    'Public disclosure',
    'Divulgación pública',
    [
      ['Ministerio de Relaciones Exteriores', 'PE', 'partial', '2026-12-31'],
      ['Ministerio de Defensa', 'PE', 'not_started', '2026-09-30'],
      ['Presidencia del Consejo de Ministros', 'PE', 'not_assessed'],
      ['Department of State', 'US', 'substantial', '2027-06-30'],
      ['Department of Defense / DSCA', 'US', 'committed', '2027-06-30'],
      ['Embassy in Lima', 'US', 'not_assessed'],
    ],
  ],
  [
    'REC-02',
    'participation',
    'Civil society engagement',
    'Participación de la sociedad civil',
    [
      ['Ministerio de Defensa', 'PE', 'no_evidence'],
      ['Congreso de la República, Comisión de Defensa', 'PE', 'not_started'],
      ['Defensoría del Pueblo', 'PE', 'not_assessed'],
      ['US Southern Command', 'US', 'not_assessed'],
    ],
  ],
  [
    'REC-03',
    'oversight',
    'Parliamentary oversight',
    'Control parlamentario',
    [
      ['Congreso de la República (Senado desde el Congreso bicameral)', 'PE', 'partial', '2026-11-30'],
      ['Senate Foreign Relations and Armed Services Committees', 'US', 'implemented'],
      ['House Foreign Affairs and Armed Services Committees', 'US', 'substantial'],
    ],
  ],
  [
    'REC-04',
    'human_rights',
    'Human rights protections',
    'Protección de los derechos humanos',
    [
      ['Ministerio de Justicia y Derechos Humanos', 'PE', 'committed'],
      ['Department of State', 'US', 'reversed'],
    ],
  ],
  [
    'REC-07',
    'environment',
    'Environmental impact assessments',
    'Evaluaciones de impacto ambiental',
    [
      ['Ministerio del Ambiente / SENACE / OEFA', 'PE', 'not_assessed'],
      ['Department of Defense', 'US', 'no_evidence'],
    ],
  ],
  [
    'REC-12',
    'information',
    'Rely on credible sources',
    'Recurrir a fuentes confiables',
    [['Medios de comunicación y ciudadanía', 'PE', 'not_assessed']],
  ],
]

export const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
export const institutionNamed = (name: string, country: Country): InstitutionRef => ({
  slug: slug(name),
  name: { es: name, en: name },
  country,
})
