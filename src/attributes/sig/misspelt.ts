/** Misspelt words of bare directions: two letters changed round inside a word ("tkae", "nghit", "talbet") are read as meant. */
import { findWords, type Lexicon, type Words } from '../../lexicon/index.ts'
import { Flag, Kind, type TokenTable } from '../../note/index.ts'
import { grammarWord, keyOf, type WordKey } from './words.ts'

// What directions are made of, where a slip of the fingers is worth mending.
const known =
  'tablet tablets capsule capsules spray sprays drops puffs patch take taking inject inhale place apply times time daily weekly monthly night nightly morning evening bedtime needed mouth tongue every hours days week weeks month months twice three four once with food meals before after other directed'

/** First and last letter stay where they are, those between may stand in any order. */
const scrambled = (word: string): string => word[0]! + word.slice(1, -1).split('').sort().join('') + word.at(-1)!

const meant = new Map<string, WordKey>()
for (const word of known.split(' ')) if (word.length > 3) meant.set(scrambled(word), keyOf(word))

/** Gives misspelt words the hashes of those that are meant, and the words of the lexicon anew; as they are where nothing is misspelt. */
export function mendWords(text: string, tokens: TokenTable, words: Words, lexicon: Lexicon): Words {
  let mended = false
  for (let i = 0; i < tokens.length; i++) {
    if (words[i] !== 0 || tokens.kind[i] !== Kind.word || tokens.flags[i]! & Flag.digit) continue
    const size = tokens.end[i]! - tokens.start[i]!
    if (size < 4 || size > 10) continue
    const written = text.slice(tokens.start[i]!, tokens.end[i]!).toLowerCase()
    const key = meant.get(scrambled(written))
    if (key === undefined || grammarWord(written).class !== 0) continue
    tokens.hash[i] = key.hash
    tokens.check[i] = key.check
    mended = true
  }
  return mended ? findWords(tokens, lexicon) : words
}
