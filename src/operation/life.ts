/** Where a process stands between its start and its end. */
export type LifeState = 'starting' | 'migrating' | 'warming' | 'ready' | 'stopping'

export interface Life {
  readonly state: LifeState
  /** What stops never becomes anything else. */
  become(state: LifeState): void
}

export function createLife(): Life {
  let current: LifeState = 'starting'
  return {
    get state() {
      return current
    },
    become(state) {
      if (current !== 'stopping') current = state
    },
  }
}
