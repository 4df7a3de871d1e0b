/** What the queue calls the job of a period's edition; of that name it keeps one. */
export function editionKey(period: { readonly scheduleId: string; readonly periodStart: string }): string {
  return `${period.scheduleId}/${period.periodStart}`
}
