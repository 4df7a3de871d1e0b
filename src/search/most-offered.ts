/** What a list of a form can offer; of more, a reader searches. */
export const MOST_OFFERED = 200
