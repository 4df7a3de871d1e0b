/** What a delivery is called towards its receiver, at every try and replay: letters, digits and `_` only. */
export function messageId(deliveryId: string): string {
  return `msg_${deliveryId.replaceAll('-', '')}`
}
