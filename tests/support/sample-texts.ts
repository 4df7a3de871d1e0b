import type { Localized } from '../../templates/view/text.ts'

/** A number from 0 to `below` - 1 that follows from its seeds alone. */
export function pick(below: number, ...seeds: readonly number[]): number {
  let state = 0x9e3779b9
  for (const seed of seeds) {
    state = Math.imul(state ^ (seed + 0x7f4a7c15), 0x85ebca6b)
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
    state ^= state >>> 16
  }
  return (state >>> 0) % below
}

/** One of the list, chosen by the seeds. */
export function oneOf<Item>(items: readonly Item[], ...seeds: readonly number[]): Item {
  return items[pick(items.length, ...seeds)]!
}

/** `YYYY-MM-DD`, that many days after 1 January 2026. */
export function day(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
}

/** The sha256 that a file might have. */
export function digest(...seeds: readonly number[]): string {
  return Array.from({ length: 8 }, (_, index) =>
    pick(2 ** 32, index, ...seeds)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

const PLACES = [
  'Loreto',
  'Ucayali',
  'Puno',
  'Cusco',
  'Piura',
  'Tumbes',
  'Madre de Dios',
  'el Callao',
  'Junín',
  'Ayacucho',
  'Amazonas',
  'Tacna',
]
const FINDINGS: readonly Localized[] = [
  {
    es: 'El Ministerio respondió el oficio con el texto del acuerdo, pero sin sus anexos; el registro público sigue sin fecha.',
    en: 'The ministry answered the letter with the text of the agreement, but without its annexes; the public register still has no date.',
  },
  {
    es: 'La comisión citó a la ministra en dos sesiones; las actas y las preguntas están publicadas, las respuestas por escrito no.',
    en: 'The committee summoned the minister to two sessions; minutes and questions are published, the written answers are not.',
  },
  {
    es: 'Se anunció una mesa de trabajo con organizaciones de la sociedad civil; no consta convocatoria ni presupuesto.',
    en: 'A working group with civil society organisations was announced; no call and no budget are on record.',
  },
  {
    es: 'El informe anual detalla lugares, fechas y unidades de los ejercicios, y por primera vez el costo de cada uno.',
    en: 'The yearly report lists places, dates and units of the exercises and, for the first time, what each of them cost.',
  },
  {
    es: 'La denegatoria invoca la seguridad nacional sin la prueba de daño que exige la ley; está en apelación.',
    en: 'The denial invokes national security without the harm test that the law requires; it is under appeal.',
  },
]
const REASONS: readonly Localized[] = [
  {
    es: 'Se ha hecho una parte de lo pedido y queda identificado lo que falta: anexos, informe posterior y registro único.',
    en: 'Some of what was asked is done, and what is missing is named: annexes, after-report and a single register.',
  },
  {
    es: 'Hay un compromiso por escrito, con responsable y plazo, pero todavía ninguna acción que lo muestre.',
    en: 'There is a written commitment, with somebody in charge and a date, but no action yet that shows it.',
  },
  {
    es: 'Las fuentes revisadas no muestran que se haya empezado; la institución fue consultada y no respondió.',
    en: 'The sources read do not show that anything was begun; the institution was asked and did not answer.',
  },
]

/** What an assessment found, in both languages, with a place and a number of its own. */
export function finding(...seeds: readonly number[]): Localized {
  const text = oneOf(FINDINGS, ...seeds)
  const where = oneOf(PLACES, 1, ...seeds)
  const letter = `${100 + pick(899, 2, ...seeds)}-2026`
  return { es: `${text['es']} Oficio n.º ${letter}, ${where}.`, en: `${text['en']} Letter no. ${letter}, ${where}.` }
}

export function reason(...seeds: readonly number[]): Localized {
  return oneOf(REASONS, 3, ...seeds)
}

export function place(...seeds: readonly number[]): string {
  return oneOf(PLACES, 4, ...seeds)
}
