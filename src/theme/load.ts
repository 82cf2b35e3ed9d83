import type {Theme} from './theme.ts'

/** Folder of a built-in theme, absolute. */
export const builtinTheme = (name: string): string => {
  throw new Error(`Theme ${name} is being written`)
}

/**
 * Read a theme folder. `label` is what its paths begin with in messages. Throws a `missing-theme` VFileMessage when
 * the folder or its theme.yaml cannot be read.
 */
export async function loadTheme(folder: string, label = folder): Promise<Theme> {
  throw new Error(`Theme ${folder} (${label}) is being written`)
}
