/** Parts of speech by wink-nlp, an optional peer: the one file that knows it. Loaded only when asked for. */
import { ConfigError } from '../errors.ts'
import type { PartsOfSpeech } from './open-vocabulary.ts'

// What of wink-nlp is used; its own types need both packages installed.
interface Wink {
  readDoc(text: string): { tokens(): { out(its?: unknown): readonly string[] } }
  readonly its: { readonly pos: unknown; readonly precedingSpaces: unknown }
}

// wink-nlp is quadratic on long runs of signs and worse on addresses, so such sentences are left untagged.
const longest = 500
const unsafe = /[-_=*.#~]{4}|:\/\/|www\./

/**
 * Loads the tagger for `openVocabulary: 'parts-of-speech'`.
 *
 * @throws ConfigError when `wink-nlp` or `wink-eng-lite-web-model` is not installed.
 */
export async function loadPartsOfSpeech(): Promise<PartsOfSpeech> {
  let wink: Wink
  try {
    const names = ['wink-nlp', 'wink-eng-lite-web-model'] // not literals: a bundler must not take them in
    const [library, model] = await Promise.all(names.map((name) => import(name) as Promise<{ default: unknown }>))
    wink = (library!.default as (model: unknown, pipe: readonly string[]) => Wink)(model!.default, ['pos'])
  } catch {
    throw new ConfigError(
      'config/bad-option',
      'Parts of speech need the packages wink-nlp and wink-eng-lite-web-model: install both, or leave the option out.',
    )
  }
  let known = ''
  let tags: ReadonlyMap<number, string> = new Map()
  return {
    tagAt(sentence, offset) {
      if (sentence !== known) {
        known = sentence
        tags = tagsOf(wink, sentence)
      }
      return tags.get(offset) ?? null
    },
  }
}

/** Tags by the offset at which each word begins. */
function tagsOf(wink: Wink, sentence: string): ReadonlyMap<number, string> {
  const tags = new Map<number, string>()
  // line breaks and tabs as blanks: wink-nlp's own count of white space is of blanks
  const plain = sentence.replace(/\s/g, ' ')
  if (plain.length > longest || unsafe.test(plain)) return tags
  const tokens = wink.readDoc(plain).tokens()
  const words = tokens.out()
  const parts = tokens.out(wink.its.pos)
  let at = 0
  words.forEach((word, i) => {
    const found = plain.indexOf(word, at)
    if (found < 0) return
    tags.set(found, parts[i]!)
    at = found + word.length
  })
  return tags
}
