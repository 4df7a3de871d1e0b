import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const root = join(import.meta.dirname, '../..')
const WRITES =
  /\.(insertInto|updateTable|deleteFrom|mergeInto|enqueue)\(|\b(addJournalEntry|appendEvent)\(|\b(insert into|delete from|update \w+ set)\b/i
/** Named as a reader: it is one, unless it writes in its own file. What readers do besides (derived tables, memories) is no act. */
const READS = /^(read|list|find|match|check|is|has|parse|count|page|preview|verify|export)[A-Z]/

interface Import {
  readonly path: string
  readonly names: readonly string[]
}

/**
 * Verbs that people reach, by a page, the API or the command line, and that can write: what these import by name from a feature, when
 * it or anything that it imports writes. Found in the text of the files.
 */
export function writingVerbs(): readonly string[] {
  const callers = globSync(['src/http/**/*.ts', 'src/commands/*.ts', 'src/api/*.ts'], { cwd: root })
  const reached = callers.flatMap((file) =>
    importsOf(file).flatMap(({ path, names }) =>
      /^src\/[^/]+\/index\.ts$/.test(path) ? names.filter((name) => /^[a-z]/.test(name)).map((name) => `${path} ${name}`) : [],
    ),
  )
  const verbs = [...new Set(reached)].flatMap((found) => {
    const [index = '', name = ''] = found.split(' ')
    const file = definition(index, name)
    const files = READS.test(name) ? [file] : everything(file)
    return files.some((path) => WRITES.test(text(path))) ? [name] : []
  })
  return verbs.toSorted()
}

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function importsOf(file: string): readonly Import[] {
  return [...text(file).matchAll(/^(?:import|export) (?!type )(?:\{([^}]*)\}|\* as \w+) from '(\.[^']*)'/gm)].map(
    ([, named = '', from = '']) => ({
      path: normalize(join(dirname(file), from)),
      names: named
        .split(',')
        .map((name) => name.trim().split(' as ')[0] ?? '')
        .filter((name) => name !== '' && !name.startsWith('type ')),
    }),
  )
}

/** The file that a feature's index takes this name from. */
function definition(index: string, name: string): string {
  const found = importsOf(index).find(({ names }) => names.includes(name))
  if (!found) throw new Error(`${index} does not export ${name}`)
  return found.path
}

/** A file and what it imports; of another feature, only where the names that it takes stand. */
function everything(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file) || !file.startsWith('src/')) return [...seen]
  seen.add(file)
  for (const { path, names } of importsOf(file)) {
    if (path.startsWith('src/') && path.endsWith('/index.ts')) for (const name of names) everything(definition(path, name), seen)
    else everything(path, seen)
  }
  return [...seen]
}
