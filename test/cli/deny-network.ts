/** Loaded first into a process: from then on whatever asks for the network throws, and is counted. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

/** What was asked, in order: "net.connect". */
export const asked: string[] = []

function deny(owner: object, name: string, label: string): void {
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value: () => {
      asked.push(label)
      throw new Error(`the network was asked: ${label}`)
    },
  })
}

deny(net.Socket.prototype, 'connect', 'net.Socket.connect')
deny(net.Server.prototype, 'listen', 'net.Server.listen')
for (const name of ['connect', 'createConnection']) deny(net, name, `net.${name}`)
deny(tls, 'connect', 'tls.connect')
deny(dgram, 'createSocket', 'dgram.createSocket')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  deny(dns, name, `dns.${name}`)
  deny(dns.promises, name, `dns.promises.${name}`)
}
for (const name of ['request', 'get']) {
  deny(http, name, `http.${name}`)
  deny(https, name, `https.${name}`)
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) deny(globalThis, name, name)
syncBuiltinESMExports()
