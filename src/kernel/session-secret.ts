import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret that signs session cookies: the configured one, or one made on first start and kept beside the data (mode 0600). */
export function sessionSecret(configured: string | undefined, dataDirectory: string): string {
  if (configured !== undefined) return configured
  const file = join(dataDirectory, 'session-secret')
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}
