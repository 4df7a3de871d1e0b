import { parseArgs } from 'node:util'
import { parseVerifierKey } from './note.ts'
import { readRemembered, writeRemembered, type Remembered } from './remembered.ts'
import { openSite, type Fetch } from './site.ts'
import type { Report } from './verify-log.ts'
import { verifySite } from './verify-site.ts'

export interface VerifierOutput {
  line(text: string): void
  /** Shows how far it is; called often. */
  progress(done: number, of: number, what: string): void
}

const USAGE = 'verify [URL] [--remember FILE] [--key VERIFIER_KEY]'

/**
 * The whole run of `vigia verify` and of the one-file verifier. Returns the exit code: 0 nothing wrong, 1 something was found
 * or could not be checked, 2 the words were not understood.
 */
export async function runVerifier(
  args: readonly string[],
  home: string,
  output: VerifierOutput,
  fetchUrl: Fetch = fetch,
): Promise<0 | 1 | 2> {
  let origin: string
  let file: string | undefined
  let remembered: Remembered | null
  let keys
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { remember: { type: 'string' }, key: { type: 'string', multiple: true } },
      allowPositionals: true,
    })
    if (positionals.length > 1) throw new Error('one address at a time')
    const address = new URL(positionals[0] ?? home)
    if (!/^https?:$/.test(address.protocol)) throw new Error('an address begins with https:// or http://')
    origin = address.origin
    file = values.remember
    remembered = file === undefined ? null : readRemembered(file)
    keys = (values.key ?? []).map(parseVerifierKey)
  } catch (error) {
    output.line(`${error instanceof Error ? error.message : 'Not understood'}\nUsage: ${USAGE}`)
    return 2
  }
  let findings = 0
  const report: Report = {
    checked: (what) => output.line(`checked  ${printable(what)}`),
    finding(what) {
      findings += 1
      output.line(`FINDING  ${printable(what)}`)
    },
    progress: output.progress,
  }
  output.line(`Verifying ${origin}`)
  if (file !== undefined && remembered === null) output.line(`checked  nothing is remembered in ${file} yet: this run starts the memory`)
  const signed = await verifySite(openSite(origin, fetchUrl), { remembered, keys }, report)
  output.line(
    'not checked  what the catalogue says besides its wordings (each edition holds it whole), and whether what was recorded is true',
  )
  if (findings > 0 || signed === null) {
    output.line(
      `${findings} ${findings === 1 ? 'finding' : 'findings'}. ${file === undefined ? '' : `${file} is left as it was.`}`.trimEnd(),
    )
    return 1
  }
  if (file !== undefined) {
    writeRemembered(
      file,
      [...new Map([...(remembered?.keys ?? []), ...keys, ...signed.keys].map((key) => [key.text, key])).values()],
      signed.note,
    )
    output.line(`remembered in ${file}: ${signed.checkpoint.size} events`)
  }
  output.line('Nothing wrong was found.')
  return 0
}

/** What a site says must not steer the terminal that it is printed on. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '?')
}
