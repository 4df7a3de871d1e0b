/** What one process takes from the network. Times in milliseconds. */
export interface Bounds {
  /** Requests of one client within a minute, but to the API, which counts its own, and to the probes. */
  readonly requestsAMinute: number
  readonly connections: number
  /** Of one client that comes without a proxy. */
  readonly connectionsAClient: number
  /** Until the headers of a request are there, also of the first on a connection. */
  readonly headersTime: number
  /** Until a request with its body is there. */
  readonly requestTime: number
  /** In which nothing at all is sent or taken. */
  readonly idleTime: number
  /** Between an answer and the next request. */
  readonly keepAliveTime: number
  readonly requestsAConnection: number
  readonly headerBytes: number
  /** Of a body; what a route takes may be less. */
  readonly bodyBytes: number
}

export const USUAL_BOUNDS: Bounds = {
  requestsAMinute: 1_200,
  connections: 10_000,
  connectionsAClient: 200,
  headersTime: 20_000,
  requestTime: 300_000,
  idleTime: 120_000,
  // Longer than the minute after which nginx and most balancers let go: who closes first must not be we.
  keepAliveTime: 75_000,
  requestsAConnection: 10_000,
  headerBytes: 16 * 1024,
  bodyBytes: 104 * 1024 * 1024,
}
