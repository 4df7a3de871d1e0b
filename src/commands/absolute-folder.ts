import { resolve } from 'node:path'

const WITH_A_FOLDER = new Set(['backup', 'dump', 'export-site', 'import'])

/** The words of a verb with the folder or file it names made absolute, because the service that carries it out may run in another one. */
export function absoluteFolder(verb: string, args: readonly string[]): readonly string[] {
  if (!WITH_A_FOLDER.has(verb)) return args
  const options = new Set(['--as-of', '--kind', '--mapping'])
  const index = args.findIndex((word, place) => !word.startsWith('-') && !options.has(args[place - 1] ?? ''))
  return args.map((word, place) => (place === index ? resolve(word) : word))
}
