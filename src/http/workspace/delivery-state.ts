import { z } from 'zod'
import { DELIVERY_STATES, type DeliveryView } from '../../../templates/view/webhook.ts'
import { parse } from '../../kernel/parse.ts'

const State = z.object({ state: z.enum(DELIVERY_STATES, 'unknown_value').optional() })

/** The state that a list of deliveries is narrowed to. Throws Invalid (`state`). */
export function deliveryStateOf(state: string | undefined): DeliveryView['state'] | undefined {
  return parse(State, { state }).state
}
