import type { Standings } from './standing.ts'

/** What `make` makes of a view of the standings, made once for as long as somebody holds the view. */
export function perView<Result>(make: (standings: Standings) => Result): (standings: Standings) => Result {
  const made = new WeakMap<Standings, { readonly result: Result }>()
  return (standings) => {
    const known = made.get(standings) ?? { result: make(standings) }
    made.set(standings, known)
    return known.result
  }
}
