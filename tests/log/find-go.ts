import { execFileSync } from 'node:child_process'

/** Go on the PATH, new enough for tests/log/independent; otherwise why not. Nothing is downloaded but the modules of its go.sum. */
export function findGo(): { readonly found: true } | { readonly found: false; readonly why: string } {
  try {
    const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    const minor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0)
    return minor >= 24 ? { found: true } : { found: false, why: `${version} is older than Go 1.24` }
  } catch {
    return { found: false, why: 'no Go found' }
  }
}
