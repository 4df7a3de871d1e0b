import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/npm-start.ts'
import { exampleFile, makeCertificate, programOf } from './example-file.ts'
import { untilListening } from './until-listening.ts'

export interface Nginx {
  /** Where it speaks what it otherwise says over TLS, without. */
  readonly port: number
  readonly httpPort: number
  readonly httpsPort: number
  stop(): Promise<void>
}

/**
 * nginx before this port of this machine, as docs/examples/nginx.conf configures it, with few connections that it keeps, and the mirror
 * in a folder; null where none is installed.
 */
export async function startNginx(upstream: number, mirror = '/nowhere'): Promise<Nginx | null> {
  const program = programOf('nginx')
  if (program === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'vigia-nginx-'))
  const [port, httpPort, httpsPort] = [await freePort(), await freePort(), await freePort()]
  mkdirSync(join(folder, 'temp'))
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp/${name};`)
  const { certificate, key } = makeCertificate(folder)
  const example = exampleFile('nginx.conf', [
    ['127.0.0.1:3000', `127.0.0.1:${upstream}`],
    ['keepalive 16', 'keepalive 2'],
    ['  listen [::]:80;\n', ''],
    ['  listen [::]:443 ssl;\n', `  listen 127.0.0.1:${port};\n`],
    ['listen 80;', `listen 127.0.0.1:${httpPort};`],
    ['listen 443 ssl;', `listen 127.0.0.1:${httpsPort} ssl;`],
    ['/etc/letsencrypt/live/vigia.example.org/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/vigia.example.org/privkey.pem', key],
    ['/var/log/nginx/vigia.log', join(folder, 'access.log')],
    ['/srv/vigia-mirror', mirror],
  ])
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; ${userInfo().uid === 0 ? 'user root;' : ''}
events { worker_connections 512; }
http {
  access_log off; ${temps.join(' ')}
  types { text/html html; text/css css; image/svg+xml svg; application/pdf pdf; application/json json; }
  ${example}
}
`,
  )
  const child = spawn(program, ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const ended = once(child, 'close')
  await untilListening(child, port, () => readFileSync(join(folder, 'error.log'), 'utf8'))
  return {
    port,
    httpPort,
    httpsPort,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
