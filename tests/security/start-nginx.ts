import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/npm-start.ts'

export interface Nginx {
  readonly port: number
  stop(): Promise<void>
}

const PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']

/** nginx before this port of this machine, as docs/operation.md configures it, with few connections that it keeps; null where none is installed. */
export async function startNginx(upstream: number): Promise<Nginx | null> {
  const program = PLACES.map((place) => join(place, 'nginx')).find(existsSync)
  if (program === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'vigia-nginx-'))
  const port = await freePort()
  mkdirSync(join(folder, 'temp'))
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp/${name};`)
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; ${userInfo().uid === 0 ? 'user root;' : ''}
events { worker_connections 512; }
http {
  access_log off; ${temps.join(' ')} client_max_body_size 104m;
  upstream vigia { server 127.0.0.1:${upstream}; keepalive 2; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://vigia;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
}
`,
  )
  const child = spawn(program, ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const ended = once(child, 'close')
  for (const until = Date.now() + 10_000; !(await listens(port)); await sleep(20))
    if (child.exitCode !== null || Date.now() > until) throw new Error('nginx did not start')
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const stands = await new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)))
  socket.destroy()
  return stands
}
