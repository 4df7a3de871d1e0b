import { setTimeout as sleep } from 'node:timers/promises'
import type { Dice } from './mixed-dice.ts'
import type { Fleet } from './mixed-fleet.ts'
import type { Ledger } from './mixed-ledger.ts'

/** So long a client waits for an answer. */
const PATIENCE_MS = 120_000

export interface Answer {
  readonly status: number
  readonly text: string
  readonly location: string
  readonly cookies: readonly string[]
}

export interface Client {
  /** One try at one of the web processes that are up; null: no answer came, so nobody knows whether it was done. */
  ask(
    path: string,
    init?: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | FormData | URLSearchParams },
  ): Promise<Answer | null>
  /** As `ask`, as somebody signed in with a cookie. */
  askSignedIn(path: string, form?: Readonly<Record<string, string>> | FormData): Promise<Answer | null>
}

/** A client that keeps its cookies and counts its answers in the ledger. A status of 500 or of another kind that tells of a fault is noted there. */
export function openClient(fleet: Fleet, ledger: Ledger, chance: Dice): Client {
  const cookies = new Map<string, string>()
  const client: Client = {
    async ask(path, { method = 'GET', headers = {}, body } = {}) {
      const origin = chance.pick(fleet.members.filter((member) => member.up && member.origin !== undefined))?.origin
      if (origin === undefined) {
        await sleep(50)
        return null
      }
      try {
        const response = await fetch(`${origin}${path}`, {
          method,
          redirect: 'manual',
          headers: { origin, ...headers },
          ...(body === undefined ? {} : { body }),
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        const text = await response.text()
        const { status } = response
        ledger.answered += 1
        if (status >= 500 && status !== 503) note(ledger, `${status} ${method} ${path}`)
        return { status, text, location: response.headers.get('location') ?? '', cookies: response.headers.getSetCookie() }
      } catch (error) {
        ledger.unanswered += 1
        if ((error as Error).name === 'TimeoutError') note(ledger, `no answer within ${PATIENCE_MS / 1_000} s: ${method} ${path}`)
        return null
      }
    },
    async askSignedIn(path, form) {
      const headers = { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
      const answer = await client.ask(
        path,
        form === undefined ? { headers } : { method: 'POST', headers, body: form instanceof FormData ? form : new URLSearchParams(form) },
      )
      for (const cookie of answer?.cookies ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        cookies.set(name, value)
      }
      return answer
    },
  }
  return client
}

function note(ledger: Ledger, what: string): void {
  const plain = what.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
  ledger.bad.set(plain, (ledger.bad.get(plain) ?? 0) + 1)
}
