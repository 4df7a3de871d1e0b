import { runVerifier, terminalOutput } from '../verifier/index.ts'

/** `vigia verify`: checks a site from outside, without the database. `home` is the address when none is given. Returns the exit code. */
export async function verifyCommand(args: readonly string[], home: string): Promise<0 | 1 | 2> {
  return runVerifier(args, home, terminalOutput(process.stdout, process.stderr))
}
