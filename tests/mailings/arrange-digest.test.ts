import { expect, it } from 'vitest'
import { arrangeDigest, type ListedAct } from '../../src/mailings/arrange-digest.ts'
import type { EventKind } from '../../templates/view/scales.ts'

let seq = 0
function act(kind: EventKind, over: Partial<ListedAct> = {}): ListedAct {
  seq += 1
  return { seq, kind, significant: true, recommendationId: 'a', addresseeId: 'a1', place: [1, 1, 1], ...over }
}

it('groups by recommendation in the order of the catalogue, each addressee once, oldest act first', () => {
  const later = act('update_published', { recommendationId: 'b', addresseeId: 'b1', place: [0, 7, 1] })
  const [first, second] = [act('update_published'), act('update_corrected')]
  const other = act('update_published', { addresseeId: 'a2', place: [1, 1, 2] })
  const arranged = arrangeDigest([later, first, act('reply_missed'), second, other, act('evidence_published', { significant: false })])
  expect(arranged?.pieces.map(({ section, acts }) => [section, acts.map((own) => own.map((one) => one.seq))])).toEqual([
    ['status', [[later.seq]]],
    ['status', [[first.seq, second.seq], [other.seq]]],
    ['reply', [[expect.any(Number)]]],
  ])
  expect(arranged?.counts).toEqual({ status: 3, unanswered: 1 })
  expect([arranged?.minor.length, arranged?.left]).toEqual([1, 0])
})

it('is nothing without a significant act', () => {
  expect(arrangeDigest([])).toBeNull()
  expect(arrangeDigest([act('evidence_published', { significant: false })])).toBeNull()
})

it('is cut where it grows too long, and says how many acts are left', () => {
  const many = Array.from({ length: 100 }, (_, index) => act('due_date_set', { place: [1, 1, index] }))
  const minor = Array.from({ length: 50 }, () => act('evidence_published', { significant: false }))
  const arranged = arrangeDigest([...many, ...minor])
  expect(arranged?.pieces).toHaveLength(60)
  expect(arranged?.counts).toEqual({ due: 100 })
  expect([arranged?.minor.length, arranged?.left]).toEqual([0, 90])
  expect(arrangeDigest([...many.slice(0, 60), ...minor])).toMatchObject({ left: 20 })
  const onOne = Array.from({ length: 90 }, () => act('update_published'))
  expect(arrangeDigest(onOne)?.pieces.flatMap(({ acts }) => acts.flat())).toHaveLength(20)
  expect(arrangeDigest(onOne)?.pieces[0]?.acts[0]?.[0]?.seq).toBe(onOne[0]?.seq)
  expect(arrangeDigest(onOne)?.left).toBe(70)
})
