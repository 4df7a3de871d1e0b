/** Size of running head and foot, in points. */
export const RUNNING_SIZE = 8
