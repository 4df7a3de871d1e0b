/** How much is sent at the same time: in all, of it to slow or failing receivers, to one webhook, to one host. */
export const AT_ONCE = { all: 24, slow: 12, webhook: 2, host: 4 } as const

export interface Sendable {
  readonly id: string
  readonly webhook_id: string
  readonly host: string
  /** Its receiver failed last time, or took long: it may not keep the others waiting. */
  readonly slow: boolean
}

/** Which of the candidates (in order) may be sent beside what is under way, without going over any bound. */
export function chooseDeliveries<Candidate extends Sendable>(
  candidates: readonly Candidate[],
  underWay: readonly Sendable[],
): readonly Candidate[] {
  const chosen: Candidate[] = []
  const count = (matches: (other: Sendable) => boolean) => underWay.filter(matches).length + chosen.filter(matches).length
  for (const candidate of candidates) {
    if (count(() => true) >= AT_ONCE.all) break
    if (candidate.slow && count((other) => other.slow) >= AT_ONCE.slow) continue
    if (count((other) => other.webhook_id === candidate.webhook_id) >= AT_ONCE.webhook) continue
    if (count((other) => other.host === candidate.host) >= AT_ONCE.host) continue
    chosen.push(candidate)
  }
  return chosen
}
