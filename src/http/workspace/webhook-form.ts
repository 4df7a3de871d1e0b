import type { WebhookView } from '../../../templates/view/webhook.ts'
import type { WebhookInput } from '../../webhooks/index.ts'

type Values = Readonly<Record<string, string>>

/** Topics that have a box of their own: a stream, or the changes of one theme or institution. */
const TICKED = /^(changes|corrections|reports|changes\?(theme|institution)=[a-z0-9-]+)$/

/** The posted fields as the verbs take them. */
export function webhookInput(values: Values): WebhookInput {
  const ticked = Object.keys(values).flatMap((name) => (name.startsWith('topics_') && values[name] ? [name.slice('topics_'.length)] : []))
  const typed = (values['more'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return { address: values['address'] ?? '', description: values['description'] ?? '', topics: [...ticked, ...typed] }
}

/** The fields of topics, ticked where they have a box, else typed. */
export function topicValues(keys: readonly string[]): Values {
  const ticks = keys.filter((key) => TICKED.test(key)).map((key) => [`topics_${key}`, '1'])
  return { ...Object.fromEntries(ticks), more: keys.filter((key) => !TICKED.test(key)).join('\n') }
}

/** The fields of a webhook that is stored. */
export function webhookValues({ address, description, topicKeys }: WebhookView): Values {
  return { address, description, ...topicValues(topicKeys) }
}
