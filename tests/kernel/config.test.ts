import { describe, expect, it } from 'vitest'
import { StartRefused } from '../../db/errors.ts'
import { readConfig } from '../../src/config.ts'
import { FILE_LIMITS } from '../support/record.ts'

describe('the configuration', () => {
  it('needs nothing: embedded, in Lima, one person may publish', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDirectory: './data',
      port: 3000,
      host: undefined,
      publicUrl: undefined,
      mode: 'all',
      timeZone: 'America/Lima',
      singlePerson: true,
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

  it.each(['x', '-1', '3.5'])('refuses %j as a port', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(/PORT: /)
  })
})
