/** What the project room needs of a file system; paths use `/`. */
export interface Files {
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined
  /** Names of the files in a folder, sorted; undefined when there is no such folder. */
  list(folder: string): readonly string[] | undefined
  /** Folders in which `models/<name>/model.yaml` is looked for, nearest first. */
  modelFolders(folder: string): readonly string[]
}
