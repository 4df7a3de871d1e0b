import { describe, expect, it } from 'vitest'
import { periodEnds } from '../../src/overview/period-ends.ts'
import { replyFigures } from '../../src/overview/reply-figures.ts'
import { statusesOverTime } from '../../src/overview/statuses-over-time.ts'
import type { Status } from '../../templates/view/scales.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const update = (id: string, status: Status, effectiveOn: string, published: string, ended: string | null = null) => ({
  id,
  addresseeId: 'a',
  status,
  effectiveOn,
  publishedAt: at(published),
  endedAt: ended === null ? null : at(ended),
})

/** Those above zero. */
function held(counts: ReturnType<typeof statusesOverTime>) {
  return counts.map((of) => Object.fromEntries(of.filter(({ count }) => count > 0).map(({ status, count }) => [status, count])))
}

describe('how statuses stood at the end of each period', () => {
  const addressees = [
    { id: 'a', addedAt: at('2026-01-10'), withdrawnAt: null },
    { id: 'b', addedAt: at('2026-02-10'), withdrawnAt: at('2026-04-10') },
  ]
  const ends = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map(at)

  it('follows what was published, corrected and withdrawn by then, not what was learnt later', () => {
    const updates = [
      update('1', 'committed', '2025-12-01', '2026-01-20'),
      update('2', 'implemented', '2026-02-15', '2026-02-20', '2026-03-20'),
      update('3', 'partial', '2026-02-15', '2026-03-20'),
      // Published late about earlier days: it does not win over what is of a later date.
      update('4', 'reversed', '2026-01-01', '2026-04-20'),
    ]
    expect(held(statusesOverTime(addressees, updates, ends))).toEqual([
      {},
      { committed: 1 },
      { implemented: 1, not_assessed: 1 },
      { partial: 1, not_assessed: 1 },
      { partial: 1 },
      { partial: 1 },
    ])
  })

  it('falls back to the one before when an update is withdrawn, and to not assessed when there is none', () => {
    const updates = [
      update('1', 'partial', '2026-01-01', '2026-01-15', '2026-04-15'),
      update('2', 'substantial', '2026-02-01', '2026-02-15', '2026-03-15'),
    ]
    expect(held(statusesOverTime([addressees[0]!], updates, ends))).toEqual([
      {},
      { partial: 1 },
      { substantial: 1 },
      { partial: 1 },
      { not_assessed: 1 },
      { not_assessed: 1 },
    ])
  })

  it('of the same day in the world takes the later publication, then the greater id', () => {
    const updates = [
      update('1', 'partial', '2026-01-01', '2026-01-15'),
      update('3', 'committed', '2026-01-01', '2026-01-16'),
      update('2', 'reversed', '2026-01-01', '2026-01-16'),
    ]
    expect(held(statusesOverTime([addressees[0]!], updates, [at('2026-02-01')]))).toEqual([{ committed: 1 }])
  })
})

describe('the periods of a course', () => {
  it('are months of the zone while they fit, the last of them whole', () => {
    expect(periodEnds('America/Lima', new Date('2026-08-31T23:00:00Z'), new Date('2026-11-01T05:00:00Z'))).toEqual({
      step: 'month',
      ends: [
        { day: '2026-08-31', bound: new Date('2026-09-01T05:00:00Z') },
        { day: '2026-09-30', bound: new Date('2026-10-01T05:00:00Z') },
      ],
    })
    expect(periodEnds('America/Lima', at('2026-11-02'), at('2026-11-20')).ends).toEqual([])
  })

  it('are quarters, and years, where months would be too many', () => {
    const quarters = periodEnds('America/Lima', at('2023-02-10'), at('2026-11-20'))
    expect(quarters.step).toBe('quarter')
    expect([quarters.ends[0]?.day, quarters.ends.at(-1)?.day, quarters.ends.length]).toEqual(['2023-03-31', '2026-09-30', 15])
    const years = periodEnds('America/Lima', at('2016-02-10'), at('2026-11-20'))
    expect([years.step, years.ends[0]?.day, years.ends.at(-1)?.day]).toEqual(['year', '2016-12-31', '2025-12-31'])
  })
})

describe('the figures of replies', () => {
  const invitation = (invited: string, deadline: string, answered: string | null, late = false) => ({
    invitedAt: at(invited),
    deadline,
    answeredAt: answered === null ? null : at(answered),
    late: answered === null ? null : late,
  })

  it('count each invitation once and take the middle of the days that answers took', () => {
    const invitations = [
      invitation('2026-03-01', '2026-03-22', '2026-03-05'),
      invitation('2026-03-01', '2026-03-22', '2026-03-11'),
      invitation('2026-03-01', '2026-03-22', '2026-04-10', true),
      invitation('2026-05-01', '2026-05-22', null),
      invitation('2026-06-01', '2026-06-22', null),
    ]
    const figures = { invited: 5, inTime: 2, late: 1, medianDays: 10 }
    expect(replyFigures(invitations, '2026-06-22')).toEqual({ ...figures, missed: 1, open: 1 })
    expect(replyFigures(invitations, '2026-06-23')).toEqual({ ...figures, missed: 2, open: 0 })
    expect(replyFigures(invitations.slice(0, 2), '2026-06-22').medianDays).toBe(7)
    expect(replyFigures([], '2026-06-22')).toEqual({ invited: 0, inTime: 0, late: 0, missed: 0, open: 0, medianDays: null })
  })
})
