/** Ends a worker whose run is no more: killed, a program can't end its workers itself, and one that is stuck in a note hears nothing. */
import { workerData } from 'node:worker_threads'

const parent = workerData as number
const checkMilliseconds = 100

setInterval(() => {
  if (process.ppid === parent && isAlive(parent)) return
  process.kill(process.pid, 'SIGKILL')
}, checkMilliseconds)

/** Where a process keeps the number of a parent that has ended, the number alone tells nothing. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
