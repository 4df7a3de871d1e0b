import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The first of the programs that is not on this machine. */
export function firstMissing(programs: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(programs).find(
    ([program, versionOption]) => spawnSync(program, [versionOption], { stdio: 'ignore' }).status !== 0,
  )?.[0]
}

/** The class path of what a `pom.xml` names, fetched by Maven into its own cache. Throws with Maven's words when it cannot. */
export function classPath(pom: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-maven-'))
  try {
    const file = join(folder, 'class-path')
    const goals = ['-B', '-q', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`]
    const { status, stdout, stderr } = spawnSync('mvn', goals, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`Maven could not fetch what ${pom} names:\n${stdout}${stderr}`)
    return readFileSync(file, 'utf8').trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
