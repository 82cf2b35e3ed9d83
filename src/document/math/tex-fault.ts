/** Why a formula cannot be set. */
export interface TexFault {
  /** "Unexpected X, expected Y". */
  readonly reason: string
  /** Of the character at fault in the TeX, where it is known. */
  readonly offset: number | undefined
}

/** What the TeX parser threw, in the words of our messages. */
export function faultOf(error: unknown): TexFault {
  if (error instanceof RangeError) return {reason: tooDeep, offset: undefined}
  const {message, position} = error as {readonly message: string; readonly position?: number}
  const [said = ''] = message.trim().split(/ at (?:position \d+|end of input):/)
  return {reason: reasonOf(said), offset: position}
}

const tooDeep = 'Unexpected depth of a formula, expected one that nests less'

function reasonOf(said: string): string {
  for (const [pattern, reason] of reasons) {
    const found = pattern.exec(said)
    if (found) return reason(found[1] ?? '', found[2] ?? '')
  }
  return `Unexpected formula, expected TeX that can be read: ${said}`
}

const reasons: ReadonlyArray<readonly [RegExp, (one: string, other: string) => string]> = [
  [
    /^Unsupported function name: (\S+)/,
    name => `Unexpected \`${name}\` in a formula, expected a command of LaTeX or AMS math`,
  ],
  [
    /^Function "(\S+)" is not trusted/,
    name => `Unexpected \`${name}\` in a formula, expected a command that only sets type`,
  ],
  [
    /^No such environment: (.*)/,
    name => `Unexpected environment \`${name}\`, expected one of LaTeX or AMS math`,
  ],
  [
    /^Expected '(.+)', got 'EOF'/,
    wanted => `Unexpected end of a formula, expected \`${wanted}\` before it`,
  ],
  [/expected '}'/, () => 'Unexpected end of a formula, expected `}` before it'],
  [
    /^Expected 'EOF', got '&'/,
    () => 'Unexpected `&` in a formula, expected it in an environment such as `aligned`',
  ],
  [
    /^Expected 'EOF', got '(.+)'/,
    got => `Unexpected \`${got}\` in a formula, expected what it closes before it`,
  ],
  [
    /^Expected '(.+)', got '(.+)'/,
    (wanted, got) => `Unexpected \`${got}\` in a formula, expected \`${wanted}\``,
  ],
  [
    /^Double (super|sub)script/,
    kind => `Unexpected second ${kind}script, expected braces around the first with its base`,
  ],
  [
    /^Too many expansions/,
    () => 'Unexpected macro that expands without end, expected one that does not call itself',
  ],
]
