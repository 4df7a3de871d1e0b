import type { Config } from './config.ts'
import type { Settings } from './kernel/context.ts'

/** What verbs know of the configuration. `port`: where the site answers while no public address is named. */
export function settingsOf(config: Config, port: number): Settings {
  return {
    publicUrl: config.publicUrl ?? `http://localhost:${port}`,
    timeZone: config.timeZone,
    singlePerson: config.singlePerson,
    hubs: config.hubs,
    purge: config.purge,
    contact: config.contact,
    securityContact: config.securityContact,
    secondFactorFor: config.secondFactorFor,
    attachmentBytes: config.attachmentBytes,
  }
}
