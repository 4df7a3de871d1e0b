import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const OIDC = { OIDC_ISSUER: 'https://login.example/realm/', OIDC_CLIENT_ID: 'vigia', OIDC_CLIENT_SECRET: 's' }

it('takes an identity provider whole, or none', () => {
  expect(readConfig({}).provider).toBeUndefined()
  expect(readConfig(OIDC).provider).toEqual({
    issuer: 'https://login.example/realm',
    clientId: 'vigia',
    clientSecret: 's',
    name: 'login.example',
  })
  expect(readConfig({ ...OIDC, OIDC_NAME: 'Red Andina' }).provider?.name).toBe('Red Andina')
  expect(() => readConfig({ ...OIDC, OIDC_CLIENT_SECRET: '' })).toThrow('OIDC_CLIENT_SECRET')
})

it('takes a mail server by its address only', () => {
  expect(readConfig({ SMTP_URL: 'smtps://vigia:p%40ss@mail.example:465' }).smtpUrl).toBe('smtps://vigia:p%40ss@mail.example:465')
  expect(() => readConfig({ SMTP_URL: 'mail.example' })).toThrow('SMTP_URL')
  expect(() => readConfig({ SMTP_URL: 'https://mail.example' })).toThrow('SMTP_URL')
})
