// Loaded before the program by a test: whoever asks for the network is told so, loudly.
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

function denied() {
  process.stderr.write('NETWORK USED\n')
  process.exit(99)
}

net.Socket.prototype.connect = denied
net.Server.prototype.listen = denied
for (const [module, names] of [
  [net, ['connect', 'createConnection']],
  [tls, ['connect']],
  [http, ['request', 'get']],
  [https, ['request', 'get']],
  [http2, ['connect']],
  [dgram, ['createSocket']],
  [dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  [dns.promises, ['lookup', 'resolve']],
])
  for (const name of names) module[name] = denied
syncBuiltinESMExports()
globalThis.fetch = denied
globalThis.WebSocket = denied
