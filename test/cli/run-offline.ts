/** A process without the network: runs the command lines that it is given as JSON, and tells what came of them. */
import { asked } from './deny-network.ts'
import { runCli } from './run-cli.ts'

const given = JSON.parse(process.argv[2]!) as { argv: string[]; stdin?: string }[]
const ran: unknown[] = []
for (const { argv, stdin } of given) {
  const before = asked.length
  const { out, errors, exitCode } = await runCli(argv, stdin === undefined ? {} : { stdin })
  ran.push({ length: out.length, errors, exitCode, asked: asked.slice(before) })
}
// the deniers do deny: each of these throws, and is counted
const control = asked.length
for (const ask of [
  () => fetch('http://127.0.0.1:9/'),
  async () => (await import('node:http')).get('http://127.0.0.1:9/'),
])
  try {
    await ask()
  } catch {
    // as it should
  }
console.log(JSON.stringify({ ran, control: asked.slice(control) }))
