import { execFile } from 'node:child_process'

/** Of Java; an edition of 1,000 recommendations is about 1,500 pages. */
const HEAP = '-Xmx3g'
const LONGEST_OUTPUT = 64 * 1024 * 1024

/** PDF/UA-1 and PDF/A-3a: a pass of one says little about the other. */
export const FLAVOURS = ['ua1', '3a'] as const
export type Flavour = (typeof FLAVOURS)[number]

/** What veraPDF says of each file, by path: nothing when it passed, else which rules it breaks. Throws when a file has no verdict. */
export async function validate(
  classPath: string,
  flavour: Flavour,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const options = ['-f', flavour, '--format', 'text', '-v', '--maxfailuresdisplayed', '3']
  const output = await run('java', [HEAP, '-cp', classPath, 'org.verapdf.apps.GreenfieldCliWrapper', ...options, ...files])
  const verdicts = new Map<string, string[]>()
  let current: string[] | undefined
  for (const line of output.split('\n')) {
    const [, verdict, file] = /^(PASS|FAIL) (.+) (?:ua1|3a)$/.exec(line) ?? []
    if (file !== undefined) verdicts.set(file, (current = verdict === 'PASS' ? [] : ['does not pass']))
    else if (line.trim() !== '') current?.push(line.trim())
  }
  const silent = files.find((file) => !verdicts.has(file))
  if (silent !== undefined) throw new Error(`veraPDF said nothing of ${silent}:\n${output.slice(-2000)}`)
  return verdicts
}

/** What `qpdf --check` says of a file; null when it finds nothing wrong. */
export async function check(file: string): Promise<string | null> {
  const output = await run('qpdf', ['--check', file])
  return output.includes('No syntax or stream encoding errors found') ? null : output.trim()
}

async function run(program: string, values: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, values, { maxBuffer: LONGEST_OUTPUT, encoding: 'utf8' }, (_error, stdout, stderr) => resolve(`${stdout}${stderr}`))
  })
}
