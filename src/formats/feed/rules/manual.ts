import {feedRules} from './index.ts'

/** The rules as tables of the manual, in Markdown. */
export const feedRulesChapter = (): string =>
  Object.entries(feedRules)
    .map(([group, rules]) => {
      const rows = Object.entries(rules).map(
        ([id, {severity, meaning, remedy}]) =>
          `| \`${id}\` | ${severity} | ${cell(meaning)} | ${cell(remedy)} |`,
      )
      return `## ${group}\n\n| Rule | | What is wrong | What to do |\n| :-- | :-- | :-- | :-- |\n${rows.join('\n')}`
    })
    .join('\n\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')
