import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Environment, SECRETS } from '../../src/environment.ts'
import { USUAL_BOUNDS } from '../../src/http/door/bounds.ts'

/** What a stop may take at most, without STOP_DELAY_SECONDS (src/main.ts). */
const STOP_SECONDS = Number(/STOP_LIMIT = (\d+)_000/.exec(readFileSync(join(import.meta.dirname, '../../src/main.ts'), 'utf8'))?.[1])

interface Service {
  readonly image: string
  readonly build?: string
  readonly environment: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly networks?: readonly string[]
  readonly volumes?: readonly string[]
  readonly stop_grace_period?: string
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const known = new Set([...Object.keys(Environment.shape), ...SECRETS.map((name) => `${name}_FILE`)])

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml')
  const compose = parse(text, { merge: true }) as {
    services: Record<'caddy' | 'database' | 'migrate' | 'web' | 'web-2' | 'worker' | 'worker-2', Service>
    networks: { front: { ipam: { config: readonly { subnet: string }[] } }; back: { internal: boolean } }
    volumes: Record<string, unknown>
  }
  const { caddy, database, migrate, web, worker } = compose.services
  const running = Object.entries({ web, 'web-2': compose.services['web-2'], worker, 'worker-2': compose.services['worker-2'] })

  it('has Postgres 17 or later, checked, on a volume', () => {
    expect(Number(/^postgres:(\d+)/.exec(database.image)?.[1])).toBeGreaterThanOrEqual(17)
    expect(database.healthcheck?.test).toContain('pg_isready')
    expect(database.volumes?.filter((volume) => volume.startsWith('database:'))).toHaveLength(1)
  })

  it.each(running)('starts %s from the same image, in its mode, once the database is healthy', (name, service) => {
    expect(service).toMatchObject({
      build: '.',
      environment: { MODE: name.replace(/-2$/, '') },
      depends_on: { database: { condition: 'service_healthy' }, migrate: { condition: 'service_completed_successfully' } },
    })
  })

  it('has no image of whatever version', () => {
    for (const [name, { image, build }] of Object.entries(compose.services))
      expect([name, image]).toEqual([name, build === undefined ? expect.stringMatching(/^[a-z]+:\d/) : 'vigia'])
  })

  it('gives the owner of the database to what migrates, and to nothing that goes on running', () => {
    expect(migrate).toMatchObject({
      command: ['node', 'src/cli.ts', 'migrate'],
      environment: {
        DATABASE_URL_FILE: web.environment['DATABASE_URL_FILE'],
        MIGRATION_DATABASE_URL_FILE: '/run/owner/migration-database-url',
      },
    })
    expect(migrate.volumes).toContain('./secrets/owner:/run/owner:ro')
    for (const [, service] of running) {
      expect(service.volumes?.filter((volume) => volume.startsWith('./'))).toEqual(['./secrets/service:/run/secrets:ro'])
      expect(JSON.stringify(service)).not.toMatch(/owner|MIGRATION/)
    }
  })

  it('lets nothing in but through Caddy, and the database reach nobody', () => {
    expect(Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined)).toHaveLength(1)
    expect(caddy.ports).toEqual(['80:80', '443:443', '443:443/udp'])
    expect([database.networks, compose.networks.back]).toEqual([['back'], { internal: true }])
    expect(caddy.networks).toEqual(['front'])
  })

  it('believes the network that Caddy shares with web, where nobody else is', () => {
    const inFront = Object.entries(compose.services).flatMap(([name, { networks }]) => (networks?.includes('front') ? [name] : []))
    expect(inFront.toSorted()).toEqual(['caddy', 'web', 'web-2'])
    expect(compose.networks.front.ipam.config.map(({ subnet }) => `\${TRUSTED_PROXIES:-${subnet}}`)).toEqual([
      web.environment['TRUSTED_PROXIES'],
    ])
  })

  it('confines every container', () => {
    for (const [name, service] of Object.entries(compose.services))
      expect([name, service]).toEqual([
        name,
        expect.objectContaining({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] }),
      ])
  })

  it('waits longer for a stop than it may take', () => {
    for (const [name, { stop_grace_period: grace = '', environment }] of running) {
      const delay = Number(/\d+/.exec(environment['STOP_DELAY_SECONDS'] ?? '')?.[0])
      expect([name, Number(grace.replace(/s$/, '')) > STOP_SECONDS + delay]).toEqual([name, true])
    }
  })

  it('sets only variables that the configuration reads, and no secret by itself', () => {
    const set = new Set(running.flatMap(([, service]) => Object.keys(service.environment)))
    expect([...set].filter((name) => !known.has(name))).toEqual([])
    const plain = [...SECRETS, 'VAULT_KEY'].flatMap((name) => [...text.matchAll(new RegExp(`^ *${name}: (.*)$`, 'gm'))])
    expect(plain.map(([, value = '']) => value).filter((value) => !/^\$\{[A-Z0-9_]+:-\}$/.test(value))).toEqual([])
  })

  it('declares every volume it mounts, mounts only files that are there, and documents every variable it asks for', () => {
    const mounted = Object.values(compose.services).flatMap((service) =>
      (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
    )
    const named = mounted.filter((place) => !place.startsWith('./'))
    expect(Object.keys(compose.volumes).toSorted()).toEqual([...new Set(named)].toSorted())
    const files = mounted.filter((place) => place.startsWith('./') && !place.startsWith('./secrets/'))
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
    const asked = [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = '']) => name)
    const documented = documentedVariables()
    const secretFiles = new Set(SECRETS.map((name) => `${name}_FILE`))
    expect(asked.filter((name) => !documented.has(name) && !secretFiles.has(name))).toEqual([])
  })

  it('leads Caddy to both, on their port', () => {
    expect(read('docs/examples/compose.Caddyfile')).toContain(`reverse_proxy web:${imagePort} web-2:${imagePort} {`)
  })
})

const imagePort = /PORT=(\d+)/.exec(read('Dockerfile'))?.[1] ?? ''

describe('docs/examples', () => {
  const lines = (file: string) => read(`docs/examples/${file}`).split('\n')
  const units = readdirSync(join(root, 'docs/examples')).filter((file) => /\.(?:service|timer)$/.test(file))
  const unit = (file: string) =>
    lines(file)
      .join('\n')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => /^[A-Z]\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
  const services = units.filter((file) => file.endsWith('.service'))

  it('sets only variables that the configuration reads', () => {
    const set = [
      ...lines('vigia.env').map((line) => /^#?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1]),
      ...services.flatMap((file) => unit(file).flatMap(([key, value]) => (key === 'Environment' ? [value.split('=')[0]] : []))),
    ].filter((name) => name !== undefined && name !== 'NODE_ENV')
    expect(set.length).toBeGreaterThan(6)
    expect(set.filter((name) => !known.has(name ?? ''))).toEqual([])
  })

  it.each(services)('%s runs a file of the project that is there, confined, as nobody else', (file) => {
    const its = new Map(unit(file))
    const commands = [...(its.get('ExecStart') ?? '').matchAll(/(?<=\s)(?:\/opt\/vigia\/)?(src\/\w+\.ts)/g)].map(([, path = '']) => path)
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(Object.fromEntries(its)).toMatchObject({
      User: 'vigia',
      WorkingDirectory: '/opt/vigia',
      EnvironmentFile: '/etc/vigia/environment',
      NoNewPrivileges: 'yes',
      CapabilityBoundingSet: '',
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      PrivateTmp: 'yes',
      StateDirectory: 'vigia',
      StateDirectoryMode: '0700',
    })
    expect(`/var/lib/${its.get('StateDirectory')}`).toBe(
      lines('vigia.env')
        .find((line) => line.startsWith('DATA_DIR='))
        ?.slice(9),
    )
  })

  it('the service is given longer to stop than that may take, and starts again when it fails', () => {
    const its = new Map(unit('vigia.service'))
    const delay = Number(
      lines('vigia.env')
        .join('\n')
        .match(/^STOP_DELAY_SECONDS=(\d+)/m)?.[1] ?? 0,
    )
    expect(Number(its.get('TimeoutStopSec'))).toBeGreaterThan(STOP_SECONDS + delay)
    expect([its.get('Restart'), its.has('MemoryMax')]).toEqual(['on-failure', true])
  })

  it('a timer starts a service that is there, and that may write where it writes', () => {
    for (const file of units.filter((name) => name.endsWith('.timer'))) expect(services).toContain(file.replace('.timer', '.service'))
    for (const file of services) {
      const its = new Map(unit(file))
      const written = [...(its.get('ExecStart') ?? '').matchAll(/\/(?:var\/backups|srv)\/[\w-]+/g)].map(([place]) => place)
      // On the embedded database the service itself writes them.
      for (const writer of [its, new Map(unit('vigia.service'))])
        for (const place of written) expect(writer.get('ReadWritePaths')?.split(/ -?|^-/)).toContain(place)
    }
  })

  it('the proxies lead to the port on which Vigía listens, and let through what it takes', () => {
    const port = Environment.shape.PORT.parse(undefined)
    const largest = USUAL_BOUNDS.bodyBytes / 1_048_576
    expect(read('docs/examples/nginx.conf')).toContain(`server 127.0.0.1:${port};`)
    expect(read('docs/examples/nginx.conf')).toContain(`client_max_body_size ${largest}m;`)
    expect(read('docs/examples/Caddyfile')).toContain(`reverse_proxy 127.0.0.1:${port}\n`)
    for (const file of ['Caddyfile', 'compose.Caddyfile']) expect(read(`docs/examples/${file}`)).toContain(`max_size ${largest}MiB`)
  })

  it.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd knows every line of the units', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-units-'))
    try {
      for (const file of units) cpSync(join(root, 'docs/examples', file), join(folder, file))
      const { stderr } = spawnSync('systemd-analyze', ['verify', ...units.map((file) => join(folder, file))], { encoding: 'utf8' })
      // Nothing is installed in /opt here.
      expect(
        stderr.split('\n').filter((line) => line.includes('vigia-') && !/is not executable|vigia\.service not found/.test(line)),
      ).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('what a shell runs is a script', () => {
    for (const file of ['vigia', 'service-role.sh'])
      expect([file, spawnSync('sh', ['-n', join(root, 'docs/examples', file)]).status]).toEqual([file, 0])
    expect(statSync(join(root, 'docs/examples/vigia')).mode & 0o111).not.toBe(0)
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
    expect([...documentedVariables()].toSorted()).toEqual(Object.keys(Environment.shape).toSorted())
  })
})

function documentedVariables(): Set<string> {
  return new Set([...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name))
}
