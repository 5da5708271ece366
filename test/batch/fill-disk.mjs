// Loaded before the program by a test: the disk of each thread is full after some bytes.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { writeSync } = fs
let left = 40_000
fs.writeSync = (file, data, ...more) => {
  left -= data.length
  if (left < 0)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
  return writeSync(file, data, ...more)
}
syncBuiltinESMExports()
