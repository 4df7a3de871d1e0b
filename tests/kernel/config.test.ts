import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StartRefused } from '../../db/errors.ts'
import { readConfig } from '../../src/config.ts'
import { FILE_LIMITS } from '../support/record.ts'

describe('the configuration', () => {
  it('needs nothing: embedded, in Lima, one person may publish', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      databasePatienceSeconds: 30,
      dataDirectory: './data',
      port: 3000,
      host: undefined,
      publicUrl: undefined,
      mode: 'all',
      timeZone: 'America/Lima',
      singlePerson: true,
      secondFactorFor: [],
      empty: false,
      sessionSecret: undefined,
      logKeyFile: 'data/log-key',
      vault: { key: undefined, file: 'data/vault-key' },
      files: { limits: FILE_LIMITS, bucket: null, scanner: null },
      captureLinks: true,
      hubs: [],
      attachmentBytes: 5_000_000,
      mail: { perSecond: 20, connections: 5 },
      apiLimits: { readsAMinute: 600, writesAMinute: 120 },
      proxies: { trusted: [], header: 'x-forwarded-for' },
      bounds: { requestsAMinute: 1_200, connections: 10_000, connectionsAClient: 200 },
      stopDelaySeconds: 0,
      logLevel: 'warn',
    })
  })

  it('asks for a second person as soon as a database is named, unless told otherwise', () => {
    const DATABASE_URL = 'postgres://vigia@localhost/vigia'
    expect(readConfig({ DATABASE_URL }).singlePerson).toBe(false)
    expect(readConfig({ DATABASE_URL, SINGLE_PERSON: 'true' }).singlePerson).toBe(true)
    expect(readConfig({ SINGLE_PERSON: '0' }).singlePerson).toBe(false)
  })

  it('takes empty variables for absent ones, and addresses without their last slash', () => {
    const config = readConfig({ DATABASE_URL: '', PORT: ' ', MODE: '', PUBLIC_URL: 'https://vigia.example/' })
    expect(config).toMatchObject({ databaseUrl: undefined, port: 3000, mode: 'all', publicUrl: 'https://vigia.example' })
  })

  it('takes a contact that is an e-mail address or a page', () => {
    for (const CONTACT of ['contacto@example.org', 'https://example.org/contacto']) expect(readConfig({ CONTACT }).contact).toBe(CONTACT)
    for (const CONTACT of ['example', 'javascript:alert(1)', 'mailto:a@example.org?bcc=b@example.org'])
      expect(() => readConfig({ CONTACT })).toThrow('CONTACT: must be an e-mail address or an http address')
  })

  it('starts empty by variable or by argument', () => {
    expect(readConfig({ EMPTY: 'yes' }).empty).toBe(true)
    expect(readConfig({}, ['--empty']).empty).toBe(true)
  })

  it('names every fault at once, in one line, and repeats no secret', () => {
    const faulty = {
      PORT: '70000',
      PUBLIC_URL: 'javascript:alert(1)',
      MODE: 'both',
      TZ_REPORTS: 'America/Macondo',
      SINGLE_PERSON: 'perhaps',
      EMPTY: 'maybe',
      SESSION_SECRET: 'short-and-secret',
      METRICS_TOKEN: 'short secret',
      LOG_LEVEL: 'loud',
    }
    let message = ''
    try {
      readConfig(faulty)
    } catch (error) {
      expect(error).toBeInstanceOf(StartRefused)
      message = (error as Error).message
    }
    for (const name of Object.keys(faulty)) expect(message).toContain(`${name}: `)
    expect(message).not.toContain('\n')
    expect(message).not.toMatch(/short.*secret/)
  })

  it('takes hubs between spaces or commas, each once, also inside the network', () => {
    const config = readConfig({ WEBSUB_HUBS: ' https://hub.example/, http://10.0.0.5:8080/hub https://hub.example/ ' })
    expect(config.hubs).toEqual(['https://hub.example/', 'http://10.0.0.5:8080/hub'])
    for (const hub of ['hub.example', 'ftp://hub.example/', 'https://name:secret@hub.example/', 'https://hub.example/#part']) {
      expect(() => readConfig({ WEBSUB_HUBS: hub })).toThrow(/WEBSUB_HUBS: must be/)
    }
  })

  it('names what belongs together in the same message as what is wrong by itself', () => {
    const message = refusal({
      PORT: 'ninety',
      MIGRATION_DATABASE_URL: 'postgres://owner:hidden-word@localhost/vigia',
      MODE: 'worker',
      MAIL_DKIM_DOMAIN: 'example.org',
      OIDC_CLIENT_ID: 'vigia',
      S3_BUCKET: 'evidence',
      S3_ACCESS_KEY_ID: 'hidden-word',
      SMPT_URL: 'smtp://user:hidden-word@mail.example:587',
    })
    for (const fault of [
      'PORT: ',
      'DATABASE_URL: MIGRATION_DATABASE_URL needs it',
      'MODE: worker needs DATABASE_URL',
      'MAIL_DKIM_SELECTOR, MAIL_DKIM_KEY_FILE: missing',
      'OIDC_ISSUER, OIDC_CLIENT_SECRET: missing',
      'S3_SECRET_ACCESS_KEY: S3_BUCKET needs it',
      'SMPT_URL: is not read; is SMTP_URL meant?',
    ])
      expect(message).toContain(fault)
    expect(message).not.toContain('hidden-word')
    expect(message).not.toContain('\n')
  })

  it.each([
    ['DATABASE_URI', 'DATABASE_URL'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['database_url', 'DATABASE_URL'],
    ['EVIDENCE_MAX_MBS', 'EVIDENCE_MAX_MB'],
    ['SMTP_URL_FILES', 'SMTP_URL_FILE'],
  ])('takes %s for a slip of the pen', (typed, meant) => {
    expect(() => readConfig({ [typed]: 'x' })).toThrow(`${typed}: is not read; is ${meant} meant?`)
  })

  it('leaves alone what other programs read', () => {
    const others = [
      'HOME',
      'PATH',
      'USER',
      'MAIL',
      'MODEL',
      'HOSTNAME',
      'DATABASE_PORT',
      'SMTP_PORT',
      'AWS_REGION',
      'TEST_DATABASE_URL',
      'XDG_DATA_DIRS',
    ]
    expect(() => readConfig(Object.fromEntries(others.map((name) => [name, 'x'])))).not.toThrow()
  })

  it('takes secrets from files, and says which cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-secrets-'))
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    try {
      const config = readConfig({
        DATABASE_URL_FILE: file('database', 'postgres://vigia:word@localhost/vigia\n'),
        SESSION_SECRET_FILE: file('session', `${'s'.repeat(32)}\r\n`),
        METRICS_TOKEN_FILE: file('metrics', 'm'.repeat(16)),
        SMTP_URL_FILE: file('smtp', 'smtp://mail.example:587'),
      })
      expect(config).toMatchObject({
        databaseUrl: 'postgres://vigia:word@localhost/vigia',
        singlePerson: false,
        sessionSecret: 's'.repeat(32),
        metricsToken: 'm'.repeat(16),
        smtpUrl: 'smtp://mail.example:587',
      })
      const message = refusal({
        SESSION_SECRET_FILE: join(folder, 'none'),
        METRICS_TOKEN_FILE: file('short', 'hidden-word'),
        SMTP_URL_FILE: file('empty', '\n'),
        OIDC_CLIENT_SECRET: 'x',
        OIDC_CLIENT_SECRET_FILE: file('oidc', 'hidden-word'),
        DATABASE_URL_FILE: file('wrong', 'hidden-word'),
      })
      expect(message).toContain(`SESSION_SECRET_FILE: the file ${join(folder, 'none')} cannot be read (ENOENT)`)
      expect(message).toContain('METRICS_TOKEN: must have at least 16 characters')
      expect(message).toContain('SMTP_URL_FILE: the file')
      expect(message).toContain('OIDC_CLIENT_SECRET_FILE: set either it or OIDC_CLIENT_SECRET, not both')
      expect(message).toContain('DATABASE_URL: must look like postgres://')
      expect(message).not.toContain('hidden-word')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each(['x', '-1', '3.5'])('refuses %j as a port', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(/PORT: /)
  })
})

function refusal(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof StartRefused) return error.message
    throw error
  }
  throw new Error('It was not refused.')
}
