/** What is said of the disk, in English. */
export const en = {
  tooLarge: (path: string, bytes: number, most: number) =>
    `${path} has ${bytes} bytes; at most ${most} are read`,
  cannotRead: (path: string, reason: string) => `cannot read ${path}: ${reason}`,
  cannotWrite: (path: string, reason: string) => `cannot write ${path}: ${reason}`,
  isFolder: (path: string) => `${path} is a folder`,
  otherFolder: 'name another folder with --out',

  /** Reasons, by the code that the system gives; its own message where it gives another. */
  reasons: {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOENT: 'no folder can be made there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'a part of the path is a file',
    EISDIR: 'it is a folder',
  },
}

/** The words of this room in any language. */
export type DiskWords = typeof en
