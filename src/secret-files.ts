import { readFileSync } from 'node:fs'
import { SECRETS } from './environment.ts'

/** A secret is a line; whoever names a whole disk by mistake is told so. */
const LONGEST = 65_536

/** What is set, each secret taken from its file where `<NAME>_FILE` names one; and in words what is wrong with these files. */
export interface PresentVariables {
  readonly present: Readonly<Record<string, string>>
  readonly faults: readonly string[]
}

/** Reads the files of secrets (as `docker secret` and systemd's credentials offer them). Empty variables count as absent; throws nothing. */
export function readSecretFiles(environment: Readonly<Record<string, string | undefined>>): PresentVariables {
  const present = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== ''),
  )
  const faults: string[] = []
  for (const name of SECRETS) {
    const variable = `${name}_FILE`
    const path = present[variable]
    if (path === undefined) continue
    delete present[variable]
    if (present[name] !== undefined) {
      faults.push(`${variable}: set either it or ${name}, not both`)
      continue
    }
    const read = contentOf(path.trim())
    if ('content' in read) present[name] = read.content
    else faults.push(`${variable}: ${read.fault}`)
  }
  return { present, faults }
}

function contentOf(path: string): { readonly content: string } | { readonly fault: string } {
  try {
    const content = readFileSync(path, 'utf8').trim()
    if (content === '') return { fault: `the file ${path} is empty` }
    return content.length > LONGEST ? { fault: `the file ${path} is too long for a secret` } : { content }
  } catch (error) {
    return { fault: `the file ${path} cannot be read (${(error as { code?: string }).code ?? 'unknown'})` }
  }
}
