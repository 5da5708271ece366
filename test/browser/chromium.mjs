/** Where this machine has a Chromium, if it has one: the one of CHROMIUM, or one on the path. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of the program; null when there is none. */
export function findChromium(environment = process.env) {
  if (environment.CHROMIUM) return environment.CHROMIUM
  for (const folder of (environment.PATH ?? '').split(delimiter))
    for (const name of names)
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        // not here
      }
  return null
}
