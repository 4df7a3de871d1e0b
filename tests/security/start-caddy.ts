import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/npm-start.ts'
import { exampleFile, makeCertificate, programOf } from './example-file.ts'
import { untilListening } from './until-listening.ts'

export interface Caddy {
  readonly httpPort: number
  readonly httpsPort: number
  stop(): Promise<void>
}

/** A Caddyfile of docs/examples: with one process behind it, or with two, of which the second is the upstream `second`. */
export interface CaddyOptions {
  readonly upstream: number
  readonly second?: number
  readonly mirror: string
  /** How often the two are asked whether they are ready. */
  readonly healthInterval?: string
}

/** Caddy before ports of this machine, as docs/examples configures it, with a certificate that nobody signed; null where none is installed. */
export async function startCaddy({ upstream, second, mirror, healthInterval = '2s' }: CaddyOptions): Promise<Caddy | null> {
  const program = programOf('caddy')
  if (program === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'vigia-caddy-'))
  const [httpPort, httpsPort] = [await freePort(), await freePort()]
  const { certificate, key } = makeCertificate(folder)
  const tls = `\n\ttls ${certificate} ${key}`
  const site =
    second === undefined
      ? exampleFile('Caddyfile', [
          ['vigia.example.org {', `vigia.example.org {${tls}`],
          ['127.0.0.1:3000', `127.0.0.1:${upstream}`],
          ['/srv/vigia-mirror', mirror],
        ])
      : exampleFile('compose.Caddyfile', [
          ['{$PUBLIC_URL} {', `{$PUBLIC_URL} {${tls}`],
          ['web:3000 web-2:3000', `127.0.0.1:${upstream} 127.0.0.1:${second}`],
          ['health_interval 2s', `health_interval ${healthInterval}`],
          ['root * /mirror', `root * ${mirror}`],
        ])
  const options = `admin off\n\tdefault_bind 127.0.0.1\n\thttp_port ${httpPort}\n\thttps_port ${httpsPort}\n\tstorage file_system ${folder}`
  writeFileSync(join(folder, 'Caddyfile'), `{\n\t${options}\n}\n${site}`)
  const child = spawn(program, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { HOME: folder, PATH: process.env['PATH'], PUBLIC_URL: 'https://vigia.example.org' },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close')
  await untilListening(child, httpsPort, () => said)
  return {
    httpPort,
    httpsPort,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
