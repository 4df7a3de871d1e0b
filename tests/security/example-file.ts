import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']

/** Where a program is installed; undefined: nowhere. */
export function programOf(name: string): string | undefined {
  return PLACES.map((place) => join(place, name)).find(existsSync)
}

/** A file of docs/examples with places of this run instead of its own. Throws when it does not hold one of them. */
export function exampleFile(name: string, changes: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(join(import.meta.dirname, '../../docs/examples', name), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`docs/examples/${name} does not hold ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

/** A certificate that nobody signed, for vigia.example.org, with its key. */
export function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, '-subj', '/CN=vigia.example.org', '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  return { certificate, key }
}
