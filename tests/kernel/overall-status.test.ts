import fc from 'fast-check'
import { expect, it } from 'vitest'
import { overallStatus } from '../../src/recommendations/status.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'

const BY_PROGRESS: readonly Status[] = ['no_evidence', 'not_started', 'committed', 'partial', 'substantial', 'implemented']
const statuses = fc.array(fc.constantFrom(...STATUSES), { maxLength: 12 })

it('is reversed when any addressee is, else the least advanced of the assessed, else not assessed', () => {
  fc.assert(
    fc.property(statuses, (all) => {
      const least = BY_PROGRESS.find((status) => all.includes(status))
      expect(overallStatus(all).status).toBe(all.includes('reversed') ? 'reversed' : (least ?? 'not_assessed'))
    }),
  )
})

it('counts the assessed, never the others, and does not depend on the order', () => {
  fc.assert(
    fc.property(statuses, (all) => {
      const overall = overallStatus(all)
      expect(overall.total).toBe(all.length)
      expect(overall.assessed).toBe(all.filter((status) => status !== 'not_assessed').length)
      expect(overallStatus(all.toReversed())).toEqual(overall)
      expect(overallStatus(['not_assessed', ...all]).status).toBe(overall.status)
    }),
  )
})
