// Loaded before the program by a test: the disk of each process is full after some bytes.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { writeSync } = fs
let left = 40_000
fs.writeSync = (file, data, ...more) => {
  const isOverwriting = more.length === 3 // offset, length, position: what is there takes no more room
  if (!isOverwriting) left -= data.length
  if (left < 0)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
  return writeSync(file, data, ...more)
}
syncBuiltinESMExports()
