import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** Every module of the verifier, each after those that it needs. */
const MODULES = [
  'merkle',
  'frontier',
  'proofs',
  'tile-path',
  'note',
  'checkpoint',
  'entry-bundle',
  'leaf-values',
  'event-parts',
  'record-state',
  'site',
  'remembered',
  'verify-openings',
  'verify-log',
  'verify-evidence',
  'verify-editions',
  'verify-statuses',
  'verify-site',
  'run-verifier',
  'terminal-output',
]

/**
 * The verifier as one JavaScript file that needs nothing but Node 20 or later: the very modules that `vigia verify` runs, types
 * taken off, imports among them left out. `home` is the address it verifies when none is given.
 */
export function oneFileVerifier(home: string): string {
  const known = made.get(home) ?? withoutWarning(() => assemble(home))
  made.set(home, known)
  return known
}

const made = new Map<string, string>()

/** Node says once that taking types off is new; that is no news to whoever runs a site. */
function withoutWarning<Result>(act: () => Result): Result {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return act()
  } finally {
    process.emitWarning = emitWarning
  }
}

function assemble(home: string): string {
  const builtIn = new Map<string, Set<string>>()
  const bodies = MODULES.map((name) =>
    stripTypeScriptTypes(readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8'))
      .replaceAll(/^import \{([^}]*)\} from '([^']+)'$/gm, (_, names: string, from: string) => {
        if (from.startsWith('node:')) {
          const known = builtIn.get(from) ?? new Set()
          for (const each of names.split(',').map((part) => part.trim())) if (each !== '') known.add(each)
          builtIn.set(from, known)
        }
        return ''
      })
      .replaceAll(/^export (?=const|function|async|class)/gm, '')
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  )
  const imports = [...builtIn].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}'`)
  return `${[
    '#!/usr/bin/env node',
    '// Verifies a Vigía site from outside. Run: node vigia-verify.mjs [URL] [--remember FILE] [--key VERIFIER_KEY]',
    '// AGPL-3.0-or-later. Needs Node 20 or later and nothing else.',
    imports.join('\n'),
    ...bodies,
    `process.exitCode = await runVerifier(process.argv.slice(2), ${JSON.stringify(home)}, terminalOutput(process.stdout, process.stderr))`,
  ].join('\n\n')}\n`
}
