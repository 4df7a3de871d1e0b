import { runVerifier } from '../../src/verifier/index.ts'
import type { TestApp } from '../support/record.ts'

export interface Verification {
  readonly code: 0 | 1 | 2
  readonly lines: readonly string[]
  readonly findings: readonly string[]
}

/** Runs the verifier against an app in this process; `change` may replace the answer at a path, as a dishonest site would. */
export async function verifySite(
  app: TestApp,
  args: readonly string[] = [],
  change: (path: string, response: Response) => Response | Promise<Response> = (_, response) => response,
): Promise<Verification> {
  const lines: string[] = []
  const code = await runVerifier(
    args,
    'https://vigia.example',
    { line: (text) => lines.push(text), progress: () => undefined },
    async (url) => {
      const { pathname, search } = new URL(url)
      return change(pathname, await app.get(`${pathname}${search}`))
    },
  )
  return { code, lines, findings: lines.filter((line) => line.startsWith('FINDING')) }
}
