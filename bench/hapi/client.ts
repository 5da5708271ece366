/** The little of FHIR's REST that loading and searching needs. */
import type { Json } from './served.ts'

/** Requests to one server; an answer that is no success is an error with what the server says is wrong. */
export class Client {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async #send(method: string, path: string, body?: Json): Promise<{ readonly status: number; readonly answer: Json }> {
    const response = await fetch(path.startsWith('http') ? path : `${this.#url}/${path}`, {
      method,
      headers: {
        accept: 'application/fhir+json',
        'content-type': 'application/fhir+json',
        'cache-control': 'no-cache',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as Json
    if (!response.ok) throw new Error(`${method}: ${response.status} ${JSON.stringify(answer.issue ?? answer)}`)
    return { status: response.status, answer }
  }

  async ask(method: string, path: string, body?: Json): Promise<Json> {
    return (await this.#send(method, path, body)).answer
  }

  async status(method: string, path: string, body?: Json): Promise<number> {
    return (await this.#send(method, path, body)).status
  }

  /** All that a search finds, page after page. */
  async search(query: string): Promise<Json[]> {
    const all: Json[] = []
    for (let next: string | undefined = query; next !== undefined; ) {
      const page = (await this.ask('GET', next)) as {
        entry?: { resource: Json }[]
        link?: { relation: string; url: string }[]
      }
      all.push(...(page.entry ?? []).map(({ resource }) => resource))
      next = page.link?.find(({ relation }) => relation === 'next')?.url
    }
    return all
  }
}
