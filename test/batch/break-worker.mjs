// Loaded before the program by a test: notes with certain words break the worker that has them. The program itself has no such door.
import { writeFileSync } from 'node:fs'

const { encodeInto } = TextEncoder.prototype
TextEncoder.prototype.encodeInto = function (text, into) {
  // the whole note, when its resources are made
  if (typeof text === 'string') breakAt(text)
  return encodeInto.call(this, text, into)
}

function breakAt(text) {
  if (text.includes('Poisonloop')) {
    if (process.env.STUCK_PIDS) writeFileSync(process.env.STUCK_PIDS, `${process.pid}`)
    for (;;);
  }
  if (text.includes('Poisonthrow')) throw new Error(text)
  if (text.includes('Poisonexit')) process.exit(3)
  if (text.includes('Poisonmemory')) {
    const all = []
    for (;;) all.push({ at: all.length })
  }
  if (text.includes('Poisonarray')) {
    // one large thing: V8 ends the whole process at once
    const all = []
    for (;;) all.push(1.5)
  }
  if (text.includes('Poisonhunger')) {
    const all = []
    while (all.length < 18_000_000) all.push({ at: all.length })
  }
}

const { parse } = JSON
JSON.parse = (text, ...more) => {
  if (typeof text === 'string' && text.includes('Poisonread')) for (;;);
  return parse(text, ...more)
}
