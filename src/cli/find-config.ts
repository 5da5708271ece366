/** Is there a file of defaults? Asked before anything that reads it is loaded. */
import { existsSync } from 'node:fs'

export const configName = 'tincture.config.json'

/** Does the command line name such a file, or is one in this folder? `['extract', 'note.txt', '--config', 'my.json']` does. */
export function mayHaveConfig(argv: readonly string[]): boolean {
  return argv.some((word) => word.startsWith('--config')) || existsSync(configName)
}
