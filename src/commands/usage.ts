import {nearest} from '../config/nearest.ts'

/** What the parser of the command line says, in the words of every other message. */
export function usageReason(message: string, options: readonly string[]): string {
  const option = /^Unknown option `(--?[^`]+)`$/.exec(message)?.[1]
  if (option) {
    // The parser has changed `--dry-run` to a name of JavaScript.
    const written = option.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    const near = nearest(written.replace(/^-+/, ''), options)
    return `Unexpected option \`${written}\`, expected ${near ? `\`--${near}\`` : list(options)}`
  }
  const bare = /^option `(--[\w-]+) <(\w+)>` value is missing$/.exec(message)
  if (bare) return `Unexpected \`${bare[1]}\` without a value, expected \`${bare[1]} <${bare[2]}>\``
  const command = /^missing required args for command `([^`]+)`$/.exec(message)?.[1]
  if (command) return `Unexpected end of the command, expected \`octavo ${command}\``
  const unused = /^Unused args: (.+)$/.exec(message)?.[1]
  if (unused) return `Unexpected ${unused} after the command, expected nothing more`
  return message
}

const list = (options: readonly string[]): string =>
  `one of ${options.map(name => `\`--${name}\``).join(', ')}`

/** What is said of a command that there is none of. */
export function commandReason(name: string, commands: readonly string[]): string {
  const near = nearest(name, commands)
  return `Unexpected command \`${name}\`, expected ${near ? `\`${near}\`` : 'one of those below'}`
}
