const KEPT = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'NODE_COMPILE_CACHE', 'npm_config_cache', 'npm_config_userconfig']

/** What npm and Node need of the environment, without the variables that would configure the application. */
export function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}
