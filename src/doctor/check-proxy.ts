import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { differs } from './check-clock.ts'
import { type Finding, why } from './finding.ts'

const PATIENCE = 8_000
const Connection = z.object({
  client: z.string().nullable(),
  proxy: z.boolean(),
  scheme: z.string().nullable(),
  host: z.string().nullable(),
})

/** Asks the site at the address that readers use, and looks at what of the request arrived and what of the answer came back. */
export async function checkProxy(publicUrl: string, clock: Clock): Promise<readonly Finding[]> {
  const url = new URL(publicUrl)
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  try {
    const answer = await fetch(`${publicUrl}/healthz/connection`, { signal: AbortSignal.timeout(PATIENCE), redirect: 'manual' })
    const text = await answer.text()
    if (answer.status !== 200)
      return [
        {
          state: 'fault',
          check: 'proxy',
          says: `${publicUrl} answers ${answer.status}.`,
          fix: 'Let the proxy pass everything on to Vigía, under the same name and paths.',
        },
      ]
    const arrived = Connection.parse(JSON.parse(text))
    return [...judge(url, local, arrived, answer.headers), ...clockOf(answer.headers, clock)]
  } catch (error) {
    return [
      {
        state: local ? 'warn' : 'fault',
        check: 'proxy',
        says: `${publicUrl} does not answer as Vigía does (${why(error)}).`,
        fix: 'Start the service, and check PUBLIC_URL, the name in the DNS, the certificate and the proxy.',
      },
    ]
  }
}

function judge(url: URL, local: boolean, arrived: z.output<typeof Connection>, headers: Headers): readonly Finding[] {
  const findings: Finding[] = []
  if (url.protocol === 'http:' && !local)
    findings.push({
      state: 'fault',
      check: 'proxy',
      says: 'Readers and editors reach the site without encryption.',
      fix: 'Put a proxy with TLS before it and begin PUBLIC_URL with https.',
    })
  if (url.protocol === 'https:' && arrived.scheme !== 'https')
    findings.push({
      state: 'fault',
      check: 'proxy',
      says: arrived.proxy ? 'The proxy does not say that it was asked over https.' : 'What the proxy says of the request is not believed.',
      fix: arrived.proxy ? 'Let it send X-Forwarded-Proto.' : 'Name the proxy in TRUSTED_PROXIES.',
    })
  if (url.protocol === 'https:' && !headers.has('strict-transport-security'))
    findings.push({
      state: 'warn',
      check: 'proxy',
      says: 'Strict-Transport-Security does not come back.',
      fix: 'Do not let the proxy take it out.',
    })
  if (arrived.host !== url.host)
    findings.push({
      state: 'warn',
      check: 'proxy',
      says: `The name that was asked for arrives as ${arrived.host ?? 'nothing'}.`,
      fix: 'Let the proxy pass the header Host on.',
    })
  if (findings.length > 0) return findings
  return [{ state: 'ok', check: 'proxy', says: `${url.origin} answers${arrived.proxy ? ', through a proxy that is believed' : ''}.` }]
}

function clockOf(headers: Headers, clock: Clock): readonly Finding[] {
  const there = Date.parse(headers.get('date') ?? '')
  // The header has whole seconds, and the answer took a while.
  return Number.isNaN(there) ? [] : [differs(Math.max(0, Math.abs(clock.now().getTime() - there) - 2_000), 'the answer of the site')]
}
