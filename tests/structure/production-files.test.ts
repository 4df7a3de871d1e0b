import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Service {
  readonly image: string
  readonly build?: string
  readonly environment: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const known = new Set([...read('src/environment.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name))
const ofComposeOnly = new Set(['POSTGRES_PASSWORD', 'SERVICE_PASSWORD'])

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<'database' | 'migrate' | 'web' | 'worker', Service>
    volumes: Record<string, unknown>
  }
  const { database, migrate, web, worker } = compose.services

  it('has Postgres 17 or later, checked, on a volume', () => {
    expect(Number(/^postgres:(\d+)/.exec(database.image)?.[1])).toBeGreaterThanOrEqual(17)
    expect(database.healthcheck?.test).toContain('pg_isready')
    expect(database.volumes).toHaveLength(1)
  })

  it.each([
    ['web', web],
    ['worker', worker],
  ])('starts %s from the same image, in its mode, once the database is healthy', (mode, service) => {
    expect(service).toMatchObject({
      build: '.',
      environment: { MODE: mode },
      depends_on: { database: { condition: 'service_healthy' }, migrate: { condition: 'service_completed_successfully' } },
    })
  })

  it('gives the owner of the database to what migrates, and to nothing that goes on running', () => {
    expect(migrate).toMatchObject({
      command: ['node', 'src/cli.ts', 'migrate'],
      environment: { DATABASE_URL: web.environment['DATABASE_URL'] },
    })
    expect(migrate.environment['MIGRATION_DATABASE_URL']).toMatch(/^postgres:\/\/vigia:/)
    for (const service of [web, worker]) {
      expect(service.environment['DATABASE_URL']).toMatch(/^postgres:\/\/vigia_service:/)
      expect(JSON.stringify(service)).not.toContain('POSTGRES_PASSWORD')
    }
  })

  it('sets only variables that the configuration reads', () => {
    const set = [web, worker].flatMap((service) => Object.keys(service.environment))
    expect(set.filter((name) => !known.has(name))).toEqual([])
  })

  it('declares every volume it mounts and documents every variable it asks for', () => {
    const mounted = Object.values(compose.services).flatMap((service) =>
      (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
    )
    expect(Object.keys(compose.volumes).toSorted()).toEqual([...new Set(mounted)].toSorted())
    const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = '']) => name)
    const documented = documentedVariables()
    expect(asked.filter((name) => !documented.has(name))).toEqual([])
  })
})

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n')
  const of = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1))

  it('carries the Node that package.json asks for', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
    const major = /\d+/.exec(engines.node)?.[0]
    expect(of('FROM').length).toBeGreaterThan(1)
    for (const image of of('FROM')) expect(image).toMatch(new RegExp(`^node:${major}[.-]`))
  })

  it('copies only what exists and what .dockerignore lets in', () => {
    const copied = of('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1))
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const letIn = new Set(read('.dockerignore').split('\n'))
    expect(copied.filter((path) => !letIn.has(`!${path}`))).toEqual([])
  })

  it('runs the same file as npm start, not as root, with a health check', () => {
    expect(of('USER').at(-1)).toBe('node')
    expect(read('Dockerfile')).toContain('HEALTHCHECK')
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
    const command = JSON.parse(of('CMD').at(-1) ?? '[]') as string[]
    expect(scripts.start).toBe(`exec ${command.join(' ')}`)
  })
})

describe('.env.example', () => {
  it('lists every variable that the configuration reads, and no other', () => {
    expect([...documentedVariables()].filter((name) => !ofComposeOnly.has(name)).toSorted()).toEqual([...known].toSorted())
  })
})

function documentedVariables(): Set<string> {
  return new Set([...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name))
}
