const QUALITIES = (
  'amber bold brave brisk calm clear clever cosy crisp daring eager early fair fond fresh gentle glad golden grand ' +
  'happy honest keen kind light lively lucky mellow merry mild neat nimble noble proud quick quiet rapid ready ' +
  'silver smart snug solid steady sunny sweet swift tidy vivid warm wise witty'
).split(' ')

const THINGS = (
  'acorn anchor apple aspen badger beacon beaver birch breeze brook canyon cedar cherry cliff clover comet coral ' +
  'crane creek dune falcon fern finch fjord forest fox garden glacier harbor hazel heron hill island juniper lake ' +
  'lantern lark lemon linden lynx maple marble meadow mill moon moss oak olive orchard otter owl pebble pine plum ' +
  'pond poppy prairie quartz raven reef ridge river robin sage sparrow spruce star stone thistle tiger valley ' +
  'walnut willow wren'
).split(' ')

const ATTEMPTS = 50
/** So much of a name leaves room for what says that it is a fork. */
const LONGEST_FORKED = 50

/** A friendly name, such as `quiet-harbor`, that none of the taken ones equals, whatever their case. */
export function suggestName(taken: Iterable<string>, random: () => number = Math.random): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  let name = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    name = `${pick(QUALITIES, random)}-${pick(THINGS, random)}`
    if (!used.has(name)) return name
  }
  return numbered(name, used)
}

/** The name of a repl that is made of another: `quiet-harbor-fork`, then with a number. */
export function forkName(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((other) => other.toLowerCase()))
  const fork = `${[...name].slice(0, LONGEST_FORKED).join('')}-fork`
  return used.has(fork.toLowerCase()) ? numbered(fork, used) : fork
}

function numbered(name: string, used: Set<string>): string {
  for (let number = 2; ; number++) if (!used.has(`${name}-${number}`.toLowerCase())) return `${name}-${number}`
}

function pick(words: string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? ''
}
