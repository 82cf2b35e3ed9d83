import {cpSync, existsSync, readdirSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, relative, resolve} from 'node:path'
import {builtinTheme} from '../theme/load.ts'
import type {Emit, ExitCode} from './event.ts'

export interface InitOptions {
  readonly dir: string
  readonly workingFolder: string
  /** Copy the theme out instead of starting a publication. */
  readonly theme: boolean
  readonly emit: Emit
}

/** Start a small publication in `dir`. Never overwrites: a folder that holds content already is refused. */
export async function init({dir, workingFolder, theme, emit}: InitOptions): Promise<ExitCode> {
  const target = resolve(workingFolder, dir)
  return theme ? copyTheme(target, emit) : copyStarter(target, workingFolder, emit)
}

function copyStarter(target: string, workingFolder: string, emit: Emit): ExitCode {
  if (existsSync(target) && readdirSync(target).some(name => !name.startsWith('.'))) {
    emit({
      type: 'refusal',
      reason: `Unexpected files in \`${target}\`, expected an empty or new folder`,
    })
    return 2
  }
  cpSync(join(packageFolder(), 'starter'), target, {recursive: true})
  // npm leaves files of this name out of packages, so it cannot be copied.
  writeFileSync(join(target, '.gitignore'), 'dist/\n.octavo/\nnode_modules/\n')
  const where = relative(workingFolder, target)
  emit({
    type: 'note',
    text: `Started a publication in ${where || 'this folder'}. Next:${where ? ` cd ${where} &&` : ''} npx octavo build`,
  })
  return 0
}

function copyTheme(target: string, emit: Emit): ExitCode {
  const folder = join(target, 'templates', 'press')
  if (existsSync(folder)) {
    emit({
      type: 'refusal',
      reason: `Unexpected folder \`${folder}\`, expected none: it may hold your changes`,
    })
    return 2
  }
  cpSync(builtinTheme('press'), folder, {recursive: true})
  const inContent = existsSync(join(target, 'content', 'publication.yaml'))
  const path = inContent ? '../templates/press' : './templates/press'
  emit({
    type: 'note',
    text: `Copied the theme to ${folder}. Use it by \`theme: ${path}\` in publication.yaml.`,
  })
  return 0
}

const packageFolder = (): string => dirname(createRequire(import.meta.url).resolve('#package'))
