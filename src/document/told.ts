import type {VFile} from 'vfile'

/**
 * Whether a message says already why frontmatter has no `key`: what follows from one slip is not worth another message.
 */
export const isTold = (file: VFile, key: string): boolean =>
  file.messages.some(
    ({ruleId, reason}) =>
      ruleId === 'yaml-syntax' ||
      (ruleId === 'invalid-value' &&
        (reason.includes(`for \`${key}\``) ||
          /^Unexpected [^`]+, expected a mapping/.test(reason))),
  )
