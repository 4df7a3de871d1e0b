import { addEvidence, type NewEvidenceInput } from '../../evidence/index.ts'
import { Invalid } from '../../kernel/errors.ts'
import type { RowValues } from '../row-values.ts'
import type { ApplyContext } from './apply-context.ts'

export interface RowEvidence {
  readonly evidence: NewEvidenceInput
  readonly announcementOnly: boolean
}

const SIDES = ['publisher', 'date', 'kind', 'language', 'address', 'note_es', 'note_en', 'provenance', 'announcement_only'] as const

/** The evidence of a row from its lists that run side by side; one value for all where a list has one only. Throws Invalid when they do not. */
export function evidenceOfRow(values: RowValues): readonly RowEvidence[] {
  const titles = values.list('evidence_title')
  const sides = Object.fromEntries(SIDES.map((side) => [side, values.list(`evidence_${side}`)])) as Record<
    (typeof SIDES)[number],
    readonly string[]
  >
  for (const side of SIDES) {
    const { length } = sides[side]
    if (length > 1 && length !== titles.length) {
      throw new Invalid({ [`evidence_${side}`]: { key: 'errors.import_sides', values: { items: length, others: titles.length } } })
    }
  }
  return titles.map((title, index) => {
    const of = (side: (typeof SIDES)[number]) => (sides[side].length === 1 ? sides[side][0] : sides[side][index]) ?? ''
    const evidence: NewEvidenceInput = {
      kind: of('kind') as NewEvidenceInput['kind'],
      title,
      publisher: of('publisher'),
      date: of('date'),
      language: of('language'),
      address: of('address'),
      note: { es: of('note_es'), en: of('note_en') },
      provenance: of('provenance'),
      sensitivity: 'public',
    }
    return { evidence, announcementOnly: of('announcement_only') === 'true' }
  })
}

/** The id of a source in the register: what this run added before with the same content is cited again. Throws Invalid (`evidence_…`). */
export async function registerEvidence({ author, memory }: ApplyContext, evidence: NewEvidenceInput): Promise<string> {
  const key = JSON.stringify(evidence)
  const known = memory.evidence.get(key)
  if (known !== undefined) return known
  const id = await addEvidence(author, evidence).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(
      Object.fromEntries(Object.entries(error.fields).map(([field, fault]) => [`evidence_${field.replace('.', '_')}`, fault])),
    )
  })
  memory.evidence.set(key, id)
  return id
}
