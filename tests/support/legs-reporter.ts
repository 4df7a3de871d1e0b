import type { Reporter, TestModule } from 'vitest/node'
import type { PostgresFound } from './find-postgres.ts'
import { findBrowser } from './browser.ts'

interface Leg {
  files: number
  passed: number
  failed: number
  skipped: number
  began: number
  ended: number
}

/** Says, after everything else, which legs of the suite ran, with counts and time each, and what was left out and why. */
export class LegsReporter implements Reporter {
  readonly #postgres: PostgresFound
  readonly #legs = new Map<string, Leg>()

  constructor(postgres: PostgresFound) {
    this.#postgres = postgres
  }

  onTestRunStart(): void {
    this.#legs.clear()
  }

  onTestModuleStart(module: TestModule): void {
    this.#leg(module)
  }

  onTestModuleEnd(module: TestModule): void {
    const leg = this.#leg(module)
    leg.files += 1
    leg.ended = performance.now()
    if (module.errors().length > 0) leg.failed += 1
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      leg[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1
    }
  }

  onTestRunEnd(): void {
    const lines = [...this.#legs].map(([name, leg]) => {
      const seconds = ((leg.ended - leg.began) / 1000).toFixed(1)
      const skipped = leg.skipped > 0 ? `, ${leg.skipped} skipped` : ''
      return `  ${this.#title(name)}: ${leg.passed} passed, ${leg.failed} failed${skipped} in ${leg.files} files, ${seconds} s`
    })
    if (!this.#postgres.found) lines.push(`  Postgres: skipped (${this.#postgres.why}; set TEST_DATABASE_URL)`)
    if (!findBrowser()) lines.push('  Browser journeys: skipped (no Chromium found; install one or set CHROMIUM_PATH)')
    process.stdout.write(`Legs\n${lines.join('\n')}\n\n`)
  }

  #title(name: string): string {
    if (name === 'pages') return 'Every page in a browser'
    if (name === 'embedded') return 'Embedded database (PGlite)'
    if (name !== 'postgres' || !this.#postgres.found) return 'Without database'
    return this.#postgres.how === 'url' ? 'Postgres (TEST_DATABASE_URL)' : `Postgres ${this.#postgres.version} (${this.#postgres.folder})`
  }

  #leg(module: TestModule): Leg {
    const name = module.project.name
    const known = this.#legs.get(name)
    if (known) return known
    const now = performance.now()
    const leg: Leg = { files: 0, passed: 0, failed: 0, skipped: 0, began: now, ended: now }
    this.#legs.set(name, leg)
    return leg
  }
}
