import { addApiKey } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { TestApp } from '../support/record.ts'

/** What tests read of answers, whichever they are. */
interface Read {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly items: readonly Read[]
  readonly links: { readonly self: string }
  readonly lists: Readonly<Record<string, string>>
  readonly errors: readonly { readonly pointer: string; readonly key: string }[]
  readonly type: string
  readonly title: string
  readonly status: number
  readonly reason: { readonly es: string }
  readonly secret: string
  readonly next: string | null
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  readonly type: string
  /** Parsed JSON; null where there is no body. */
  readonly json: Read
}

export interface ApiAsk {
  readonly key?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type ApiClient = (method: string, path: string, ask?: ApiAsk) => Promise<ApiAnswer>

/** Asks `/api/v1` of an application in this process, in English; a body that is no text or bytes goes as JSON. */
export function apiClient(app: TestApp): ApiClient {
  return async (method, path, { key, body, headers = {} } = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array
    const response = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, headers: response.headers, type, json: JSON.parse(text === '' ? 'null' : text) as Read }
  }
}

/** A key of an account with these scopes. */
export async function keyOf(ctx: Context, ...scopes: readonly string[]): Promise<string> {
  return (await addApiKey(ctx, { label: 'Programa', scopes, expiresOn: '' })).key
}

export const WRITES = ['writeUpdate', 'writeEvidence', 'propose', 'manageWebhooks'] as const
export const REVIEWS = [...WRITES, 'reviewUpdate', 'withdrawUpdate', 'reviewProposal', 'setDueDate', 'inviteReply'] as const
