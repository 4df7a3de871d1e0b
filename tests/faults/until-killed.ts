export interface KillRounds {
  /** It ends when so many processes were killed. */
  readonly wanted: number
  /** After so many rounds it ends anyway, with a fault: a process may find nothing left to do before it gets to its point. */
  readonly most: number
  /** Runs the processes of a round together; returns what became of each: `killed …`, `failed …` or anything else. */
  readonly round: (round: number) => Promise<readonly string[]>
}

export interface KillCount {
  /** Processes that were killed, by what they were at. */
  readonly killed: ReadonlyMap<string, number>
  /** What failed by itself, and that too few could be killed. */
  readonly faults: readonly string[]
  readonly rounds: number
}

/** Runs rounds until enough processes were killed, and counts them: how every campaign counts. */
export async function untilKilled({ wanted, most, round }: KillRounds): Promise<KillCount> {
  const killed = new Map<string, number>()
  const faults: string[] = []
  let total = 0
  let rounds = 0
  for (; total < wanted && rounds < most; rounds += 1) {
    const ends = await round(rounds)
    faults.push(...ends.filter((said) => said.startsWith('failed')))
    for (const end of ends.filter((said) => said.startsWith('killed'))) {
      killed.set(end, (killed.get(end) ?? 0) + 1)
      total += 1
    }
  }
  if (total < wanted) faults.push(`only ${total} of ${wanted} could be killed`)
  return { killed, faults, rounds }
}
