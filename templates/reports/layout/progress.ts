import type { PagePlan } from './plan.ts'

/** Tells after each page how many of the places that the contents name are printed, and how many there are. */
export function progressOf(tell: (done: number, total: number) => void = () => undefined): (page: PagePlan) => void {
  const awaited = new Set<string>()
  let total = 0
  return ({ items }) => {
    for (const item of items) {
      if (item.kind === 'entry' && item.from === 0) {
        awaited.add(item.entry.place)
        total += 1
      } else if (item.kind === 'place') awaited.delete(item.name)
    }
    if (total > 0) tell(total - awaited.size, total)
  }
}
