import { execFileSync, spawnSync } from 'node:child_process'
import { Console } from 'node:console'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATASETS } from '../../src/datasets/index.ts'
import { dataCatalogue } from '../../templates/open-data/data-catalogue.ts'
import { asJsonLd, asTurtle } from '../../templates/open-data/graph.ts'

const terminal = new Console(process.stdout, process.stderr)
/** The profile itself and the classes of what it refers to; not those that ask for the vocabularies of the European Union's own portals. */
const SHAPES = /^(?:dcat-ap-SHACL|shapes|range)\.ttl$/

/**
 * Validates the DCAT-AP catalogue with pySHACL in a Python of its own. `DCAT_SHAPES`: a folder with the published shapes
 * (github.com/SEMICeu/DCAT-AP, releases/3.0.1/shacl and html/shacl).
 */
function checkData(shapes: string | undefined): number {
  if (shapes === undefined) {
    terminal.log('not run: DCAT_SHAPES names no folder of shapes')
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-data-'))
  try {
    const files = ['python', 'catalogue.jsonld', 'catalogue.ttl'].map((name) => join(folder, name))
    const [home = '', jsonld = '', turtle = ''] = files
    const at = '2026-11-23T05:00:00.000Z'
    const dump = {
      asOf: at,
      logSize: 1,
      logRoot: '',
      files: DATASETS.map(({ name }) => ({ name: `${name}.csv`, mediaType: 'text/csv', rows: 1, bytes: 1, sha256: '0'.repeat(64) })),
    }
    const graph = dataCatalogue({
      datasets: DATASETS,
      dump,
      modified: at,
      began: at,
      origin: 'https://vigia.example',
      contact: 'datos@vigia.example',
    })
    writeFileSync(jsonld, asJsonLd(graph))
    writeFileSync(turtle, asTurtle(graph))
    execFileSync('python3', ['-m', 'venv', home])
    const python = join(home, 'bin', 'python')
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pyshacl'])
    const found = readdirSync(shapes).filter((name) => SHAPES.test(name))
    if (found.length === 0) throw new Error(`${shapes} holds none of the published shapes`)
    const script = join(import.meta.dirname, 'shacl.py')
    const run = spawnSync(python, [script, jsonld, turtle, ...found.map((name) => join(shapes, name))], { encoding: 'utf8' })
    terminal.log(`${run.stdout}${run.stderr}`.trim())
    return run.status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// oxlint-disable-next-line node/no-process-env
process.exitCode = checkData(process.env['DCAT_SHAPES'])
