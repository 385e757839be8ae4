export interface ServerEvent {
  event: string
  data: string
}

/**
 * Parses `text/event-stream` as WHATWG HTML 9.2.6 describes it, chunk by chunk. A comment line is not an event, but
 * whoever feeds the parser knows from any chunk at all that the server lives.
 */
export class EventStreamParser {
  #rest = ''
  #event = ''
  #data: string[] = []

  feed(chunk: string): ServerEvent[] {
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#line(line))
  }

  #line(line: string): ServerEvent[] {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'event') this.#event = value
    if (name === 'data') this.#data.push(value)
    return []
  }

  #dispatch(): ServerEvent[] {
    const events = this.#data.length > 0 ? [{ event: this.#event || 'message', data: this.#data.join('\n') }] : []
    this.#event = ''
    this.#data = []
    return events
  }
}
