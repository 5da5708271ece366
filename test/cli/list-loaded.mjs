/** Preloaded: tells on standard error every module that is loaded, as "loaded file:///…". */
import { writeSync } from 'node:fs'
import { register } from 'node:module'

export async function load(url, context, next) {
  writeSync(2, `loaded ${url}\n`)
  return next(url, context)
}

// this file is preloaded, and then itself the hooks
if (!new URL(import.meta.url).searchParams.has('hooks')) register(`${import.meta.url}?hooks`)
