import { createHash } from 'node:crypto'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A site as a careful client reads it: bounded in size and time, never led elsewhere than to a folder's slash, failures of the network tried again. */
export interface Site {
  /** Bytes of an answer. Null for 404. Throws SiteError for anything else but 200. */
  bytes(path: string, limit: number): Promise<Buffer | null>
  /** The same with the status told and not judged. */
  answer(path: string, limit: number): Promise<{ readonly status: number; readonly body: Buffer }>
  /** Size and sha256 of a file of any length, read through and not kept. Null for 404 and 410. */
  digest(path: string): Promise<{ readonly bytes: number; readonly sha256: string } | null>
}

/** The site did not answer as it must; the message says what and where. */
export class SiteError extends Error {
  override readonly name = 'SiteError'
}

const ATTEMPTS = 3
const PATIENCE = 120_000

export function openSite(origin: string, fetchUrl: Fetch): Site {
  const get = async <Result>(path: string, read: (response: Response) => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const init = { signal: AbortSignal.timeout(PATIENCE), headers: { accept: '*/*' }, redirect: 'manual' } as const
        const response = await fetchUrl(`${origin}${path}`, init)
        if (response.status < 300 || response.status >= 400) return await read(response)
        if (!onlyAddsSlash(origin, path, response)) throw new SiteError(`${path}: leads elsewhere`)
        return await read(await fetchUrl(`${origin}${path}/`, { ...init, redirect: 'error' }))
      } catch (error) {
        if (error instanceof SiteError) throw error
        if (attempt === ATTEMPTS) throw new SiteError(`${path}: ${reasonOf(error)}`)
        await new Promise((resolve) => setTimeout(resolve, attempt * 500))
      }
    }
  }
  const answer = async (path: string, limit: number) =>
    get(path, async (response) => {
      const chunks: Uint8Array[] = []
      let length = 0
      for await (const chunk of chunksOf(response)) {
        length += chunk.length
        if (length > limit) throw new SiteError(`${path}: the answer is longer than ${limit} bytes`)
        chunks.push(chunk)
      }
      return { status: response.status, body: Buffer.concat(chunks) }
    })
  return {
    answer,
    async bytes(path, limit) {
      const { status, body } = await answer(path, limit)
      if (status === 404) return null
      if (status !== 200) throw new SiteError(`${path}: answered ${status}`)
      return body
    },
    digest: async (path) =>
      get(path, async (response) => {
        const hash = createHash('sha256')
        let bytes = 0
        for await (const chunk of chunksOf(response)) {
          hash.update(chunk)
          bytes += chunk.length
        }
        if (response.status === 404 || response.status === 410) return null
        if (response.status !== 200) throw new SiteError(`${path}: answered ${response.status}`)
        return { bytes, sha256: hash.digest('hex') }
      }),
  }
}

/** A server of files sends the reader of a folder to the same address with a slash at its end. */
function onlyAddsSlash(origin: string, path: string, response: Response): boolean {
  const location = response.headers.get('location')
  return location !== null && URL.parse(location, `${origin}${path}`)?.href === new URL(`${origin}${path}/`).href
}

function chunksOf(response: Response): AsyncIterable<Uint8Array> {
  return (response.body ?? []) as AsyncIterable<Uint8Array>
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : 'no answer'
}
