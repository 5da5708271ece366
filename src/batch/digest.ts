/** Digests by which a run knows its inputs and options again. */
import { createHash, createHmac } from 'node:crypto'

/** As many letters as a collision by chance needs not be feared with. */
const letters = 32

/** SHA-256 of text or bytes, as 32 letters of hexadecimal. */
export function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, letters)
}

/** The same with a secret, which it does not give away. */
export function keyedDigest(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex').slice(0, letters)
}

/** A digest that takes bytes as they come. */
export function startDigest(): { update(bytes: Uint8Array): void; end(): string } {
  const hash = createHash('sha256')
  return {
    update: (bytes) => void hash.update(bytes),
    end: () => hash.digest('hex').slice(0, letters),
  }
}
