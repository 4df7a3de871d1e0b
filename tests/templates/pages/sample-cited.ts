import type { CitedActivitiesView } from '../../../templates/view/activity.ts'

const citation = { citedAt: '2026-11-20T15:00:00.000Z', seq: 260, reason: { es: 'Son de la unidad nombrada.' }, found: 12 }
const by = { kind: 'recommendation', code: 'REC-01', title: { es: 'Supervisión parlamentaria', en: 'Oversight' } } as const

/** Activities that something cites: picked ones, one of a file that was withdrawn, and a search. */
export const sampleCited: CitedActivitiesView = {
  citations: [
    { ...citation, id: '0193-ci-01', by, activities: [], query: 'country=peru' },
    {
      ...citation,
      id: '0193-ci-02',
      by: { ...by, kind: 'addressee', institution: { slug: 'congreso', name: { es: 'Congreso' }, country: 'PE' } },
      activities: Array.from({ length: 7 }, (_, n) => ({
        id: `0193-ac-0${n}`,
        title: n === 1 ? null : 'RIVER RADIO',
        year: n === 2 ? null : 2008,
        language: 'en',
        withdrawn: n === 3,
      })),
      query: null,
      found: 7,
    },
  ],
  sums: {
    records: 19,
    people: 120,
    withoutPeople: 2,
    costs: [
      { currency: 'USD', minor: 12_345_600 },
      { currency: 'PEN', minor: 0 },
    ],
    withoutCost: 1,
    repeats: 1,
    repeatedPeople: 3,
    repeatedCosts: [],
    odd: 2,
  },
  subtotals: 3,
}
